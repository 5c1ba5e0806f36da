import { Field, InputType, ObjectType } from 'type-graphql';
import type { SpecialProcedureKind as ProcedureValue } from '../../domain/items/item.js';
import { CaseClockType } from '../cases/case-clock.type.js';
import { SpecialProcedureKind } from '../items/item.type.js';
import { DateScalar } from '../shared/scalars.js';
import { TimeLimitInput } from '../shared/time-limit.type.js';
import { UserErrorType } from '../shared/user-error.type.js';

@InputType('ClockPauseInput')
export class ClockPauseInput {
  @Field(() => SpecialProcedureKind)
  kind!: ProcedureValue;

  @Field(() => DateScalar)
  from!: string;

  @Field(() => DateScalar, { nullable: true })
  to?: string | null;
}

@InputType('ClockPreviewInput', {
  description: 'Either `itemCode` or both limits. `acceptedOn` null: as if nothing were done after `receivedOn`.',
})
export class ClockPreviewInput {
  @Field(() => String, { nullable: true })
  itemCode?: string | null;

  @Field(() => TimeLimitInput, { nullable: true })
  statutoryLimit?: TimeLimitInput | null;

  @Field(() => TimeLimitInput, { nullable: true })
  promisedLimit?: TimeLimitInput | null;

  @Field(() => DateScalar)
  receivedOn!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Counted as it is given, after the fifth working day too: corrections, which are not told here, may lie between. Before `receivedOn`: INVALID_INPUT.',
  })
  acceptedOn?: string | null;

  @Field(() => DateScalar, { nullable: true })
  decidedOn?: string | null;

  @Field(() => [ClockPauseInput], { defaultValue: [] })
  pauses!: ClockPauseInput[];

  @Field(() => TimeLimitInput, { nullable: true })
  extension?: TimeLimitInput | null;

  @Field(() => DateScalar, { nullable: true })
  extensionGrantedOn?: string | null;

  @Field(() => DateScalar)
  asOf!: string;
}

@ObjectType('ClockPreview', { simpleResolvers: true, description: '`deemedAcceptedOn` is set where silence made the acceptance.' })
export class ClockPreviewType {
  @Field(() => CaseClockType, { nullable: true })
  readonly clock!: CaseClockType | null;

  @Field(() => DateScalar, { nullable: true })
  readonly deemedAcceptedOn!: string | null;

  @Field(() => [UserErrorType])
  readonly userErrors!: readonly UserErrorType[];
}
