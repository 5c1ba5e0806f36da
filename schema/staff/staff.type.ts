import { Field, ObjectType } from 'type-graphql';
import { enumOf } from '../shared/enum.js';
import { NodeType } from '../shared/node.type.js';
import { connectionOf } from '../shared/page-info.type.js';

export const Duty = enumOf('Duty', ['WINDOW', 'REVIEWER', 'CHECKER', 'LEADER'], 'What an officer may do: 窗口、一审、一核、领导.');

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

  @Field(() => [Duty])
  readonly duties!: readonly string[];
}

export const StaffConnection = connectionOf('Staff', () => StaffType);
