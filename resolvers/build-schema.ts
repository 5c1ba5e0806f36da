import 'reflect-metadata';
import { isInterfaceType, isUnionType, type GraphQLSchema } from 'graphql';
import { nodeTypeOf } from '../schema/shared/node.type.js';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { AccountabilityMutations } from './accountability/accountability.mutations.js';
import { AccountabilityQueries } from './accountability/accountability.queries.js';
import { AppointmentFields, AppointmentSlotFields } from './appointments/appointment.fields.js';
import { AppointmentMutations } from './appointments/appointment.mutations.js';
import { AppointmentQueries } from './appointments/appointment.queries.js';
import { AppraisalQueries, MemberAppraisalFields } from './appraisal/appraisal.queries.js';
import { CalendarMutations } from './calendar/calendar.mutations.js';
import { CalendarQueries } from './calendar/calendar.queries.js';
import { callDirectly } from './direct-calls.js';
import { TrainingMutations } from './calendar/training.mutations.js';
import { CaseEventFields } from './cases/case-event.fields.js';
import { CaseFields } from './cases/case.fields.js';
import {
  CaseMaterialFields,
  CommitmentFields,
  CorrectionEntryFields,
  CorrectionFields,
  DecisionFields,
  EvaluationFields,
  ExtensionFields,
  OpinionFields,
} from './cases/case-parts.fields.js';
import { CaseMutations } from './cases/case.mutations.js';
import { CaseQueries } from './cases/case.queries.js';
import { CaseSubscriptions } from './cases/case.subscriptions.js';
import { DocumentFields } from './documents/document.fields.js';
import { InquiryFields, ReferralFields } from './inquiries/inquiry.fields.js';
import { InquiryMutations } from './inquiries/inquiry.mutations.js';
import { InquiryQueries } from './inquiries/inquiry.queries.js';
import { FindingFields, InspectionFields } from './inspections/inspection.fields.js';
import { InspectionMutations } from './inspections/inspection.mutations.js';
import { InspectionQueries } from './inspections/inspection.queries.js';
import { FeeFields, ItemFields, MaterialFields, SpecialProcedureFields } from './items/item.fields.js';
import { ItemMutations } from './items/item.mutations.js';
import { ItemQueries } from './items/item.queries.js';
import { CaseTrackingFields } from './cases/case-tracking.fields.js';
import { JointCaseFields } from './joint-cases/joint-case.fields.js';
import { JointCaseMutations } from './joint-cases/joint-case.mutations.js';
import { JointCaseQueries } from './joint-cases/joint-case.queries.js';
import { MemberFields, ServiceCenterFields, ServiceWindowFields } from './members/member.fields.js';
import { MemberQueries } from './members/member.queries.js';
import { NodeQueries } from './nodes/node.queries.js';
import { RectificationMutations } from './rectifications/rectification.mutations.js';
import { RectificationQueries } from './rectifications/rectification.queries.js';
import { ReportFields } from './reports/report.fields.js';
import { ReportMutations } from './reports/report.mutations.js';
import { ReportQueries } from './reports/report.queries.js';
import { RotationFields, StaffFields } from './staff/staff.fields.js';
import { StaffMutations } from './staff/staff.mutations.js';
import { StatisticsQueries } from './statistics/statistics.queries.js';
import { AlertFields } from './supervision/alert.fields.js';
import { AlertMutations } from './supervision/alert.mutations.js';
import { AlertQueries } from './supervision/alert.queries.js';
import { AlertSubscriptions } from './supervision/alert.subscriptions.js';
import { ViewerQueries } from './viewer/viewer.queries.js';
import { VisitFields } from './visits/visit.fields.js';
import { VisitMutations } from './visits/visit.mutations.js';
import { VisitQueries } from './visits/visit.queries.js';

/** Subscriptions bring their own source, the feed; type-graphql wants a pub/sub all the same. */
const NO_PUB_SUB = {
  publish: (): void => undefined,
  subscribe: (): never => {
    throw new Error('subscriptions read the feed');
  },
};

const RESOLVERS = [
  AccountabilityMutations,
  AccountabilityQueries,
  AlertFields,
  AlertMutations,
  AlertQueries,
  AlertSubscriptions,
  AppointmentFields,
  AppointmentMutations,
  AppointmentQueries,
  AppointmentSlotFields,
  AppraisalQueries,
  CalendarMutations,
  CalendarQueries,
  CaseEventFields,
  CaseFields,
  CaseTrackingFields,
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
  FindingFields,
  InquiryFields,
  InquiryMutations,
  InquiryQueries,
  InspectionFields,
  InspectionMutations,
  InspectionQueries,
  ItemFields,
  ItemMutations,
  ItemQueries,
  JointCaseFields,
  JointCaseMutations,
  JointCaseQueries,
  MaterialFields,
  MemberAppraisalFields,
  MemberFields,
  MemberQueries,
  OpinionFields,
  RectificationMutations,
  RectificationQueries,
  ReferralFields,
  ReportFields,
  ReportMutations,
  ReportQueries,
  RotationFields,
  ServiceCenterFields,
  ServiceWindowFields,
  SpecialProcedureFields,
  StaffFields,
  StaffMutations,
  StatisticsQueries,
  TrainingMutations,
  ViewerQueries,
  VisitFields,
  VisitMutations,
  VisitQueries,
] as const;

/** The public schema with its resolvers. */
export function buildHubSchema(): Promise<GraphQLSchema> {
  return schemaOf(RESOLVERS);
}

/** The schema of a node: the public one, and what only its gateway asks. */
export function buildNodeSchema(): Promise<GraphQLSchema> {
  return schemaOf([...RESOLVERS, NodeQueries]);
}

async function schemaOf(resolvers: NonEmptyArray<new () => object>): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers,
    validate: false,
    pubSub: NO_PUB_SUB,
  });
  callDirectly(schema, resolvers);
  // Compiled queries want the answer at once, not a promise of it.
  const node = schema.getType('Node');
  for (const type of [node, schema.getType('_Entity')]) {
    if (isInterfaceType(type) || isUnionType(type)) type.resolveType = (value: { readonly id: string }) => nodeTypeOf(value.id);
  }
  return schema;
}
