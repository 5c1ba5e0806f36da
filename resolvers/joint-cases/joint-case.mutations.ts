import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { DeliverJointCaseInput, JointCasePayload, OpenJointCaseInput } from '../../schema/joint-cases/joint-case-mutations.operation.js';
import type { HubContext } from '../shared/context.js';
import { deliverJointCase } from './commands/deliver-joint-case.js';
import { openJointCase } from './commands/open-joint-case.js';

@Resolver()
export class JointCaseMutations {
  @Mutation(() => JointCasePayload, { description: '合并审批 (M27): by WINDOW or MEMBER_SYSTEM of the lead.' })
  openJointCase(@Ctx() context: HubContext, @Arg('input', () => OpenJointCaseInput) input: OpenJointCaseInput) {
    return openJointCase(context, input);
  }

  @Mutation(() => JointCasePayload, { description: 'Hands the decisions of all parts over, once, when all are decided; by the lead.' })
  deliverJointCase(@Ctx() context: HubContext, @Arg('input', () => DeliverJointCaseInput) input: DeliverJointCaseInput) {
    return deliverJointCase(context, input);
  }
}
