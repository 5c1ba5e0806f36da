import { GraphQLScalarType } from 'graphql';
import { createUnionType } from 'type-graphql';
import { AccountabilityActionType } from '../accountability/accountability.type.js';
import { AppointmentSlotType, AppointmentType } from '../appointments/appointment.type.js';
import { CaseEventType } from '../cases/case-event.type.js';
import { CaseType } from '../cases/case.type.js';
import { DocumentType } from '../documents/document.type.js';
import { InquiryType } from '../inquiries/inquiry.type.js';
import { FindingType, InspectionType } from '../inspections/inspection.type.js';
import { ItemType } from '../items/item.type.js';
import { JointCaseType } from '../joint-cases/joint-case.type.js';
import { MemberType, ServiceCenterType, ServiceWindowType } from '../members/member.type.js';
import { RectificationType } from '../rectifications/rectification.type.js';
import { ReportType } from '../reports/report.type.js';
import { nodeTypeOf } from '../shared/node.type.js';
import { StaffType } from '../staff/staff.type.js';
import { AlertType } from '../supervision/alert.type.js';
import { VisitType } from '../visits/visit.type.js';

/** A reference to an entity of the federation: its type's name and its key. */
export const AnyScalar = new GraphQLScalarType<unknown>({ name: '_Any', description: 'A reference to an entity: `__typename` and `id`.' });

/** Everything that has a global id, and so can be asked for by it from another subgraph. */
export const EntityUnion = createUnionType({
  name: '_Entity',
  types: () =>
    [
      AccountabilityActionType,
      AlertType,
      AppointmentType,
      AppointmentSlotType,
      CaseType,
      CaseEventType,
      DocumentType,
      FindingType,
      InquiryType,
      InspectionType,
      ItemType,
      JointCaseType,
      MemberType,
      RectificationType,
      ReportType,
      ServiceCenterType,
      ServiceWindowType,
      StaffType,
      VisitType,
    ] as const,
  resolveType: (value: { readonly id: string }) => nodeTypeOf(value.id),
});
