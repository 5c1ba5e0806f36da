import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { CalendarQueries } from './calendar/calendar.queries.js';
import { CaseEventFields } from './cases/case-event.fields.js';
import { CaseFields, CaseMaterialFields, DecisionFields, OpinionFields } from './cases/case.fields.js';
import { CaseMutations } from './cases/case.mutations.js';
import { CaseQueries } from './cases/case.queries.js';
import { CaseSubscriptions } from './cases/case.subscriptions.js';
import { DocumentFields } from './documents/document.fields.js';
import { FeeFields, ItemFields, MaterialFields, SpecialProcedureFields } from './items/item.fields.js';
import { ItemMutations } from './items/item.mutations.js';
import { ItemQueries } from './items/item.queries.js';
import { MemberFields, ServiceCenterFields, ServiceWindowFields, StaffFields } from './members/member.fields.js';
import { MemberQueries } from './members/member.queries.js';
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
      CalendarQueries,
      CaseEventFields,
      CaseFields,
      CaseMaterialFields,
      CaseMutations,
      CaseQueries,
      CaseSubscriptions,
      DecisionFields,
      DocumentFields,
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
      ViewerQueries,
    ],
    validate: false,
    pubSub: NO_PUB_SUB,
  });
}
