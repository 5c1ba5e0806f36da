import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { AcknowledgeAlertInput, AlertPayload } from '../../schema/supervision/alert.type.js';
import type { HubContext } from '../shared/context.js';
import { acknowledgeAlert } from './commands/acknowledge-alert.js';

@Resolver()
export class AlertMutations {
  @Mutation(() => AlertPayload, {
    description: 'Says what was done about an alert: by a supervisor, or by a leader or the system of its member; once.',
  })
  acknowledgeAlert(@Ctx() context: HubContext, @Arg('input', () => AcknowledgeAlertInput) input: AcknowledgeAlertInput) {
    return acknowledgeAlert(context, input);
  }
}
