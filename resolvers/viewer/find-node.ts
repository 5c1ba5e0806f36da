import { maySeeAction } from '../../domain/accountability/accountability-policy.js';
import { caseScope, isEmptyScope } from '../../domain/cases/case-policy.js';
import { maySeeInquiry } from '../../domain/inquiries/inquiry-policy.js';
import { inspectionScope } from '../../domain/inspections/inspection-policy.js';
import { draftScope } from '../../domain/items/item-policy.js';
import { ledgerScope } from '../../domain/rectifications/rectification-policy.js';
import type { Caller } from '../../domain/shared/caller.js';
import { covers } from '../../domain/shared/scope.js';
import { alertScope } from '../../domain/supervision/alert-policy.js';
import { visitScope } from '../../domain/visits/visit-policy.js';
import { ACCOUNTABILITY } from '../../prisma/accountability/accountability.js';
import { INQUIRIES } from '../../prisma/inquiries/inquiries.js';
import { FINDINGS } from '../../prisma/inspections/findings.js';
import { INSPECTIONS } from '../../prisma/inspections/inspections.js';
import { RECTIFICATIONS } from '../../prisma/rectifications/rectifications.js';
import { findRecord, type RecordTable } from '../../prisma/shared/records.js';
import { VISITS } from '../../prisma/visits/visits.js';
import { readAlerts } from '../../prisma/supervision/alert-read.js';
import { readEvent } from '../../prisma/cases/event-read.js';
import { eventView } from '../cases/event-view.js';
import { findDocument } from '../documents/print-document.js';
import { findReport } from '../reports/report-view.js';
import type { HubContext } from '../shared/context.js';

/** A record with a global id, or none that the caller may see. */
export type Found = { readonly id: string } | null;

/** How each kind of node is found; what the caller may not see is not found. */
const FINDERS: Readonly<Record<string, (id: string, context: HubContext) => Promise<Found> | Found>> = {
  member: (id, { services }) => services.registry.members().find((member) => member.id === id) ?? null,
  center: (id, { loaders }) => loaders.center.load(id),
  window: (id, { loaders }) => loaders.window.load(id),
  staff: (id, { loaders }) => loaders.staff.load(id),
  item: async (id, { caller, loaders }) => {
    const item = await loaders.item.load(id);
    const scope = draftScope(caller);
    return item === null || (item.status === 'DRAFT' && !scope.all && scope.member !== item.memberCode) ? null : item;
  },
  case: (id, { caller, loaders }) => (isEmptyScope(caseScope(caller)) ? null : loaders.case.load(id)),
  event: async (id, context) => {
    const row = await readEvent(context.services.database, caseScope(context.caller), id);
    return row === null ? null : eventView(context, row);
  },
  document: (id, context) => findDocument(id, context),
  inquiry: ofTable(INQUIRIES, maySeeInquiry),
  slot: (id, { loaders }) => loaders.slot.load(id),
  appointment: (id, { loaders }) => loaders.appointment.load(id),
  visit: ofTable(VISITS, (caller, visit) => covers(visitScope(caller), visit.memberCode)),
  inspection: ofTable(INSPECTIONS, (caller, inspection) => covers(inspectionScope(caller), inspection.memberCode)),
  finding: ofTable(FINDINGS, (caller, finding) => covers(inspectionScope(caller), finding.memberCode)),
  rectification: ofTable(RECTIFICATIONS, (caller, line) => covers(ledgerScope(caller), line.memberCode)),
  accountability: ofTable(ACCOUNTABILITY, maySeeAction),
  joint: (id, { loaders }) => loaders.jointCase.load(id),
  report: (id, context) => findReport(id, context),
  alert: async (id, { caller, services }) => (await readAlerts(services.database, alertScope(caller), [id]))[0] ?? null,
};

/** Finds a record where the caller may see it. */
function ofTable<Kept extends { readonly id: string }>(table: RecordTable<Kept>, sees: (caller: Caller, record: Kept) => boolean) {
  return async (id: string, { caller, services }: HubContext): Promise<Kept | null> => {
    const record = await findRecord(services.database, table, id);
    return record !== null && sees(caller, record) ? record : null;
  };
}

/** Anything by its global id; null where it does not exist or the caller may not see it. */
export function findNode(id: string, context: HubContext): Promise<Found> | Found {
  const type = id.slice(0, Math.max(0, id.indexOf('_')));
  // An id is what anybody writes: `constructor_1` names no kind of node.
  return Object.hasOwn(FINDERS, type) ? (FINDERS[type]?.(id, context) ?? null) : null;
}
