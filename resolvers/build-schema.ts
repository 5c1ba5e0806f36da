import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { CalendarMutations } from './calendar/calendar.mutations.js';
import { CalendarQueries } from './calendar/calendar.queries.js';
import { TrainingMutations } from './calendar/training.mutations.js';
import { CaseEventFields } from './cases/case-event.fields.js';
import {
  CaseFields,
  CaseMaterialFields,
  CommitmentFields,
  CorrectionEntryFields,
  CorrectionFields,
  DecisionFields,
  EvaluationFields,
  ExtensionFields,
  OpinionFields,
} from './cases/case.fields.js';
import { CaseMutations } from './cases/case.mutations.js';
import { CaseQueries } from './cases/case.queries.js';
import { CaseSubscriptions } from './cases/case.subscriptions.js';
import { DocumentFields } from './documents/document.fields.js';
import { FeeFields, ItemFields, MaterialFields, SpecialProcedureFields } from './items/item.fields.js';
import { ItemMutations } from './items/item.mutations.js';
import { ItemQueries } from './items/item.queries.js';
import { MemberFields, ServiceCenterFields, ServiceWindowFields, StaffFields } from './members/member.fields.js';
import { MemberQueries } from './members/member.queries.js';
import { AlertFields } from './supervision/alert.fields.js';
import { AlertMutations } from './supervision/alert.mutations.js';
import { AlertQueries } from './supervision/alert.queries.js';
import { AlertSubscriptions } from './supervision/alert.subscriptions.js';
import { ViewerQueries } from './viewer/viewer.queries.js';

/** Subscriptions bring their own source, the feed; type-graphql wants a pub/sub all the same. */
const NO_PUB_SUB = {
  publish: (): void => undefined,
  subscribe: (): never => {
    throw new Error('subscriptions read the feed');
  },
};

/** The public schema with its resolvers. */
export function buildHubSchema(): Promise<GraphQLSchema> {
  return buildSchema({
    resolvers: [
      AlertFields,
      AlertMutations,
      AlertQueries,
      AlertSubscriptions,
      CalendarMutations,
      CalendarQueries,
      CaseEventFields,
      CaseFields,
      CaseMaterialFields,
      CaseMutations,
      CaseQueries,
      CaseSubscriptions,
      CommitmentFields,
      CorrectionEntryFields,
      CorrectionFields,
      DecisionFields,
      DocumentFields,
      EvaluationFields,
      ExtensionFields,
      FeeFields,
      ItemFields,
      ItemMutations,
      ItemQueries,
      MaterialFields,
      MemberFields,
      MemberQueries,
      OpinionFields,
      ServiceCenterFields,
      ServiceWindowFields,
      SpecialProcedureFields,
      StaffFields,
      TrainingMutations,
      ViewerQueries,
    ],
    validate: false,
    pubSub: NO_PUB_SUB,
  });
}
