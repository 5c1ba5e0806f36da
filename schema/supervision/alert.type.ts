import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ALERT_KINDS, ALERT_LEVELS, type AlertKind } from '../../domain/supervision/alert.js';
import { enumOf } from '../shared/enum.js';
import { NodeType } from '../shared/node.type.js';
import { connectionOf } from '../shared/page-info.type.js';
import { DateTimeScalar } from '../shared/scalars.js';
import { UserErrorType } from '../shared/user-error.type.js';

export const AlertKindEnum = enumOf('AlertKind', ALERT_KINDS, 'What electronic supervision (电子监察) watches for.');
export const AlertLevelEnum = enumOf('AlertLevel', ALERT_LEVELS, '预警、黄牌、红牌');

@ObjectType('Alert', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'What electronic supervision found (预警、黄牌、红牌): raised once for each cause, resolved when the cause has ended.',
})
export class AlertType extends NodeType {
  readonly memberCode!: string;
  readonly caseId!: string | null;

  @Field(() => AlertKindEnum)
  readonly kind!: string;

  @Field(() => AlertLevelEnum)
  readonly level!: string;

  @Field(() => DateTimeScalar)
  readonly raisedAt!: string;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly acknowledgedAt!: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly resolvedAt!: string | null;
}

export const AlertConnection = connectionOf('Alert', () => AlertType);

@InputType('AlertFilter', { description: 'Which alerts a list holds: those for which all that is given is true.' })
export class AlertFilter {
  @Field(() => [String], { nullable: true })
  members?: string[] | null;

  @Field(() => [AlertKindEnum], { nullable: true })
  kinds?: AlertKind[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Not yet resolved.' })
  open?: boolean | null;
}

@InputType('AcknowledgeAlertInput')
export class AcknowledgeAlertInput {
  @Field(() => ID)
  alert!: string;

  @Field({ description: 'What was done about it; of a poor rating, what the follow-up (回访) found.' })
  note!: string;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType('AlertPayload', { simpleResolvers: true })
export class AlertPayload {
  @Field(() => AlertType, { nullable: true })
  readonly alert!: AlertType | null;

  @Field(() => [UserErrorType])
  readonly userErrors!: readonly UserErrorType[];
}
