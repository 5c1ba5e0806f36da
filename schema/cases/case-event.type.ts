import { Field, Int, ObjectType } from 'type-graphql';
import { CASE_EVENT_KINDS } from '../../domain/cases/case-event.js';
import { enumOf } from '../shared/enum.js';
import { NodeType } from '../shared/node.type.js';
import { connectionOf } from '../shared/page-info.type.js';
import { DateScalar, DateTimeScalar } from '../shared/scalars.js';
import { CaseStatusEnum } from './case.type.js';

export const CaseEventKindEnum = enumOf('CaseEventKind', CASE_EVENT_KINDS, "What happened in a case's history.");

@ObjectType('CaseEvent', {
  implements: NodeType,
  simpleResolvers: true,
  description: "One step in a case's history. Appended only, never changed; each carries the hash of the one before it (痕迹管理, M29).",
})
export class CaseEventType extends NodeType {
  @Field(() => CaseEventKindEnum)
  readonly kind!: string;

  @Field(() => CaseStatusEnum)
  readonly status!: string;

  @Field(() => DateTimeScalar, { description: "When it happened, as the member's system says." })
  readonly occurredAt!: string;

  @Field(() => DateTimeScalar, { description: 'When the hub recorded it.' })
  readonly recordedAt!: string;

  @Field({ description: 'Recorded more than one hour after it happened: 先批后录 (M21).' })
  readonly late!: boolean;

  @Field({ description: 'The officer or system that did it; the role alone for the public.' })
  readonly actor!: string;

  @Field(() => String, { nullable: true })
  readonly note!: string | null;

  @Field()
  readonly hash!: string;
}

export const CaseEventConnection = connectionOf('CaseEvent', () => CaseEventType);

@ObjectType('AuditProof', {
  description: "The case's hash chain, recomputed from what is stored (M29).",
  simpleResolvers: true,
})
export class AuditProofType {
  @Field(() => Int)
  readonly events!: number;

  @Field()
  readonly head!: string;

  @Field({ description: 'Whether every hash is as recomputed, and every head that a daily anchor holds is still in the chain.' })
  readonly intact!: boolean;

  @Field(() => CaseEventType, { nullable: true })
  readonly firstBrokenEvent!: CaseEventType | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day whose anchor holds a head of this chain; null before the first.' })
  readonly anchoredOn!: string | null;
}
