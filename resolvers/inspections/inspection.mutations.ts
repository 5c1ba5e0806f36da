import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  CloseInspectionInput,
  InspectionPayload,
  OpenInspectionInput,
  RecordFindingInput,
} from '../../schema/inspections/inspection-mutations.operation.js';
import type { HubContext } from '../shared/context.js';
import { closeInspection } from './commands/close-inspection.js';
import { openInspection } from './commands/open-inspection.js';
import { recordFinding } from './commands/record-finding.js';

@Resolver()
export class InspectionMutations {
  @Mutation(() => InspectionPayload, { description: 'By a supervisor: 电子监察、现场巡查、电话回访、邀请检查 or 座谈 (M29).' })
  openInspection(@Ctx() context: HubContext, @Arg('input', () => OpenInspectionInput) input: OpenInspectionInput) {
    return openInspection(context, input);
  }

  @Mutation(() => InspectionPayload, { description: 'What an open inspection found; it takes points off the appraisal (M28).' })
  recordFinding(@Ctx() context: HubContext, @Arg('input', () => RecordFindingInput) input: RecordFindingInput) {
    return recordFinding(context, input);
  }

  @Mutation(() => InspectionPayload, { description: 'Ends an inspection with a summary; from then on nothing in it can be altered.' })
  closeInspection(@Ctx() context: HubContext, @Arg('input', () => CloseInspectionInput) input: CloseInspectionInput) {
    return closeInspection(context, input);
  }
}
