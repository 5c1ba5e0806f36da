import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { AccountabilityGround, AccountabilityMeasure } from '../../domain/accountability/accountability.js';
import { EvidenceInput } from '../inspections/inspection-mutations.operation.js';
import { AccountabilityActionType, AccountabilityGroundEnum, AccountabilityMeasureEnum } from './accountability.type.js';
import { UserErrorType } from '../shared/user-error.type.js';

@InputType('ProposeAccountabilityInput')
export class ProposeAccountabilityInput {
  @Field()
  member!: string;

  @Field(() => ID, { nullable: true, description: 'Staff id; omitted where the member as a whole answers.' })
  subject?: string | null;

  @Field(() => AccountabilityGroundEnum)
  ground!: AccountabilityGround;

  @Field()
  facts!: string;

  @Field(() => [ID], { defaultValue: [] })
  findings!: string[];

  @Field(() => [EvidenceInput], { defaultValue: [] })
  evidence!: EvidenceInput[];

  @Field(() => AccountabilityMeasureEnum)
  measure!: AccountabilityMeasure;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType('AccountabilityStepInput', { description: '`text`: the statement, for stateCase; a remark otherwise.' })
export class AccountabilityStepInput {
  @Field(() => ID)
  accountabilityAction!: string;

  @Field(() => String, { nullable: true })
  text?: string | null;

  @Field(() => Int, { nullable: true })
  expectedVersion?: number | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType('DecideAccountabilityInput')
export class DecideAccountabilityInput {
  @Field(() => ID)
  accountabilityAction!: string;

  @Field()
  uphold!: boolean;

  @Field(() => AccountabilityMeasureEnum, { nullable: true, description: 'Omitted: the measure proposed.' })
  measure?: AccountabilityMeasure | null;

  @Field()
  reasons!: string;

  @Field(() => Int, { nullable: true })
  expectedVersion?: number | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType('AccountabilityPayload', { simpleResolvers: true })
export class AccountabilityPayload {
  @Field(() => AccountabilityActionType, { nullable: true })
  readonly accountabilityAction!: AccountabilityActionType | null;

  @Field(() => [UserErrorType])
  readonly userErrors!: readonly UserErrorType[];
}
