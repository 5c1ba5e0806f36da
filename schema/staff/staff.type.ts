import { Field, Float, ObjectType } from 'type-graphql';
import { enumOf } from '../shared/enum.js';
import { NodeType } from '../shared/node.type.js';
import { connectionOf } from '../shared/page-info.type.js';
import { DateScalar } from '../shared/scalars.js';

export const DutyEnum = enumOf('Duty', ['WINDOW', 'REVIEWER', 'CHECKER', 'LEADER'], 'What an officer may do: 窗口、一审、一核、领导.');

@ObjectType('Training', { description: 'A training that an officer completed (M2).', simpleResolvers: true })
export class TrainingType {
  @Field()
  readonly topic!: string;

  @Field(() => Float)
  readonly hours!: number;

  @Field(() => DateScalar)
  readonly completedOn!: string;
}

@ObjectType('Leave', { description: 'Written leave (书面请假, M3).', simpleResolvers: true })
export class LeaveType {
  @Field(() => DateScalar)
  readonly startsOn!: string;

  @Field(() => DateScalar)
  readonly endsOn!: string;

  @Field()
  readonly reason!: string;

  @Field(() => String, { nullable: true })
  readonly approvedBy!: string | null;
}

@ObjectType('Rotation', { description: 'A change of post, told to the centre beforehand (轮岗交流, M3).', simpleResolvers: true })
export class RotationType {
  @Field(() => DateScalar)
  readonly effectiveOn!: string;

  @Field(() => DateScalar)
  readonly announcedOn!: string;
}

@ObjectType('Staff', { implements: NodeType, simpleResolvers: true, description: 'A window or review officer (M2, M3).' })
export class StaffType extends NodeType {
  readonly memberCode!: string;
  readonly windowId!: string | null;

  @Field()
  readonly name!: string;

  @Field()
  readonly jobTitle!: string;

  @Field({ description: 'A permanent official (正式公职人员); only these may accept, review or decide (M2).' })
  readonly permanent!: boolean;

  @Field(() => [DutyEnum])
  readonly duties!: readonly string[];
}

export const StaffConnection = connectionOf('Staff', () => StaffType);
