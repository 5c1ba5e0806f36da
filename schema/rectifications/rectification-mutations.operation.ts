import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Aspect } from '../../domain/rectifications/rectification.js';
import { AspectEnum, RectificationType } from './rectification.type.js';
import { UserErrorType } from '../shared/user-error.type.js';
import { DateScalar } from '../shared/scalars.js';

@InputType('OpenRectificationInput')
export class OpenRectificationInput {
  @Field()
  member!: string;

  @Field(() => ID, { nullable: true })
  finding?: string | null;

  @Field(() => AspectEnum)
  aspect!: Aspect;

  @Field()
  problem!: string;

  @Field()
  measures!: string;

  @Field()
  responsible!: string;

  @Field(() => DateScalar)
  dueOn!: string;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType('RectificationStepInput')
export class RectificationStepInput {
  @Field(() => ID)
  rectification!: string;

  @Field()
  text!: string;

  @Field(() => Int, { nullable: true })
  expectedVersion?: number | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType('RectificationPayload', { simpleResolvers: true })
export class RectificationPayload {
  @Field(() => RectificationType, { nullable: true })
  readonly rectification!: RectificationType | null;

  @Field(() => [UserErrorType])
  readonly userErrors!: readonly UserErrorType[];
}
