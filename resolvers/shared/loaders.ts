import DataLoader from 'dataloader';
import type { Center, Staff, Window } from '../../prisma/generated/client.js';
import type { ItemVersion } from '../../domain/items/item.js';
import type { AccountabilityAction } from '../../domain/accountability/accountability.js';
import { maySeeAppointment } from '../../domain/appointments/appointment-policy.js';
import type { Appointment, Slot } from '../../domain/appointments/appointment.js';
import { caseScope, EVERY_CASE } from '../../domain/cases/case-policy.js';
import type { CaseRecord } from '../../domain/cases/case.js';
import type { Finding, Inspection } from '../../domain/inspections/inspection.js';
import { maySeeJointCase, seesPart } from '../../domain/joint-cases/joint-case-policy.js';
import type { JointCase } from '../../domain/joint-cases/joint-case.js';
import type { Rectification } from '../../domain/rectifications/rectification.js';
import type { Obligation } from '../../domain/reports/obligations.js';
import type { Table } from '../../domain/reports/rows/table.js';
import type { Visit } from '../../domain/visits/visit.js';
import { readActionsOnFindings } from '../../prisma/accountability/actions-on-findings.js';
import { APPOINTMENTS } from '../../prisma/appointments/appointments.js';
import { readSlots } from '../../prisma/appointments/slots.js';
import { readInspectedCases } from '../../prisma/inspections/electronic.js';
import { FINDINGS } from '../../prisma/inspections/findings.js';
import { INSPECTIONS } from '../../prisma/inspections/inspections.js';
import type { Database } from '../../prisma/database.js';
import { JOINT_CASES } from '../../prisma/joint-cases/joint-cases.js';
import { RECTIFICATIONS } from '../../prisma/rectifications/rectifications.js';
import { readRecords } from '../../prisma/shared/records.js';
import { readLaterCases } from '../../prisma/visits/visit-read.js';
import { VISITS } from '../../prisma/visits/visits.js';
import type { Caller } from '../../domain/shared/caller.js';
import type { IssuedDocument } from '../../domain/documents/document.js';
import { draftScope } from '../../domain/items/item-policy.js';
import { readCases } from '../../prisma/cases/case-read.js';
import type { EventLine, EventRow } from '../../prisma/cases/case-row.js';
import { countCaseEvents, readCaseEvents, readRecentEvents, type EventPage, type RecentEvents } from '../../prisma/cases/event-read.js';
import { readItemVersions } from '../../prisma/items/item-read.js';
import { readDocuments, readDocumentsOfCases } from '../../prisma/documents/document-read.js';
import { readAlertsOfCases, readAlertsOfInspections, type AlertRow } from '../../prisma/supervision/alert-read.js';
import { caseOutline, caseView, type CaseView } from '../cases/case-view.js';
import { readPartStates, type PartStates } from '../joint-cases/part-states.js';
import { computeTables } from '../reports/compute-report.js';
import type { Services } from './context.js';

type ById<Row> = DataLoader<string, Row | null>;
type ByParent<Row> = DataLoader<string, readonly Row[]>;

/** One request's loaders: whatever the length of a list, each relation costs one statement. */
export interface Loaders {
  readonly item: ById<ItemVersion>;
  /** Only cases that the caller may see. */
  readonly case: ById<CaseView>;
  /** Only joint cases that the caller may see. */
  readonly jointCase: ById<JointCase>;
  /** Every version of an item that the caller may see. */
  readonly versionsOfItem: ByParent<ItemVersion>;
  readonly partStates: DataLoader<JointCase, PartStates>;
  /** A page of each case's events. */
  readonly eventsOfCase: (page: EventPage) => ByParent<EventRow>;
  readonly eventCount: DataLoader<string, number>;
  /** Of the last events, the parts that are asked for. */
  readonly recentEvents: (recent: RecentEvents) => ByParent<Partial<EventLine>>;
  readonly document: ById<IssuedDocument>;
  readonly documentsOfCase: ByParent<IssuedDocument>;
  readonly alertsOfCase: ByParent<AlertRow>;
  /** What a work answers that several fields of one request ask for: done once. */
  readonly once: <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;
  readonly staff: ById<Staff>;
  readonly staffOfWindow: ByParent<Staff>;
  readonly center: ById<Center>;
  readonly centersOfMember: ByParent<Center>;
  readonly window: ById<Window>;
  readonly windowsOfCenter: ByParent<Window>;
  readonly slot: ById<Slot>;
  /** Only appointments that the caller may see. */
  readonly appointment: ById<Appointment>;
  readonly visitsOfCase: ByParent<Visit>;
  /** The case that came of an on-site service; null while none has. */
  readonly laterCase: DataLoader<Visit, CaseRecord | null>;
  readonly inspection: ById<Inspection>;
  /** Whether a case is under an open inspection. */
  readonly isInspected: DataLoader<string, boolean>;
  readonly finding: ById<Finding>;
  readonly findingsOfInspection: ByParent<Finding>;
  readonly alertsOfInspection: ByParent<AlertRow>;
  readonly rectificationOfFinding: DataLoader<string, Rectification | null>;
  /** The newest action that rests on a finding. */
  readonly actionOfFinding: DataLoader<string, AccountabilityAction | null>;
  /** The table of a report as its records stand now; null for narrative forms. One statement for each form. */
  readonly reportTable: DataLoader<Obligation, Table | null, string>;
}

export function createLoaders(services: Services, caller: Caller): Loaders {
  const { database, items } = services;
  const { prisma } = database;
  const done = new Map<string, Promise<unknown>>();
  return {
    item: new DataLoader((ids) => items.find(ids)),
    case: byId((ids) => readCaseViews(database, caller, ids)),
    jointCase: byId(async (ids) => (await readRecords(database, JOINT_CASES, 'id', ids)).filter((joint) => maySeeJointCase(caller, joint))),
    versionsOfItem: byParent(
      (codes) => readItemVersions(database, draftScope(caller), codes),
      ({ code }) => code,
    ),
    partStates: new DataLoader((joints) => Promise.all(joints.map((joint) => readPartStates(services, joint)))),
    eventsOfCase: forEach(
      ({ after, limit }) => `${after?.xid} ${after?.position} ${limit}`,
      (page) =>
        new DataLoader(async (ids) => {
          const events = await readCaseEvents(database, ids, page);
          return ids.map((id) => events.get(id) ?? []);
        }),
    ),
    eventCount: new DataLoader(async (ids) => {
      const counts = await countCaseEvents(database, ids);
      return ids.map((id) => counts.get(id) ?? 0);
    }),
    recentEvents: forEach(
      ({ last, parts }) => `${last} ${parts.join(' ')}`,
      (recent) =>
        new DataLoader(async (ids) => {
          const events = await readRecentEvents(database, ids, recent);
          return ids.map((id) => events.get(id) ?? []);
        }),
    ),
    document: byId((ids) => readDocuments(database, ids)),
    documentsOfCase: byParent(
      (ids) => readDocumentsOfCases(database, ids),
      (document) => document.caseId ?? '',
    ),
    alertsOfCase: byParent(
      (ids) => readAlertsOfCases(database, ids),
      (alert) => alert.caseId ?? '',
    ),
    once: <Result>(key: string, work: () => Promise<Result>) => {
      const known = (done.get(key) as Promise<Result> | undefined) ?? work();
      done.set(key, known);
      return known;
    },
    staff: byId((ids) => prisma.staff.findMany({ where: { id: { in: [...ids] } } })),
    staffOfWindow: byParent(
      (ids) => prisma.staff.findMany({ where: { windowId: { in: [...ids] } }, orderBy: { id: 'asc' } }),
      (staff) => staff.windowId ?? '',
    ),
    center: byId((ids) => prisma.center.findMany({ where: { id: { in: [...ids] } } })),
    centersOfMember: byParent(
      (codes) => prisma.center.findMany({ where: { memberCode: { in: [...codes] } }, orderBy: { id: 'asc' } }),
      (center) => center.memberCode,
    ),
    window: byId((ids) => prisma.window.findMany({ where: { id: { in: [...ids] } } })),
    windowsOfCenter: byParent(
      (ids) => prisma.window.findMany({ where: { centerId: { in: [...ids] } }, orderBy: { number: 'asc' } }),
      (window) => window.centerId,
    ),
    slot: byId((ids) => readSlots(database, ids)),
    appointment: byId(async (ids) =>
      (await readRecords(database, APPOINTMENTS, 'id', ids)).filter((appointment) => maySeeAppointment(caller, appointment)),
    ),
    visitsOfCase: byParent(
      async (ids) => (await readRecords(database, VISITS, 'case_id', ids)).reverse(),
      (visit) => visit.caseId ?? '',
    ),
    laterCase: new DataLoader(async (visits) => {
      const later = await readLaterCases(database, visits);
      return visits.map(({ id }) => later.get(id) ?? null);
    }),
    inspection: byId((ids) => readRecords(database, INSPECTIONS, 'id', ids)),
    reportTable: new DataLoader(
      async (reports) => {
        const tables = await computeTables(services, database, reports);
        return reports.map(({ id }) => tables.get(id) ?? null);
      },
      { cacheKeyFn: ({ id }) => id },
    ),
    isInspected: new DataLoader(async (ids) => {
      const inspected = await readInspectedCases(database, ids);
      return ids.map((id) => inspected.has(id));
    }),
    finding: byId((ids) => readRecords(database, FINDINGS, 'id', ids)),
    findingsOfInspection: byParent(
      (ids) => readRecords(database, FINDINGS, 'inspection_id', ids),
      (finding) => finding.inspectionId,
    ),
    alertsOfInspection: new DataLoader(async (ids) => {
      const alerts = await readAlertsOfInspections(database, ids);
      return ids.map((id) => alerts.get(id) ?? []);
    }),
    rectificationOfFinding: new DataLoader(async (ids) => {
      const lines = new Map((await readRecords(database, RECTIFICATIONS, 'finding_id', ids)).map((line) => [line.findingId, line]));
      return ids.map((id) => lines.get(id) ?? null);
    }),
    actionOfFinding: new DataLoader(async (ids) => {
      const actions = await readActionsOnFindings(database, ids);
      return ids.map((id) => actions.find(({ findingIds }) => findingIds.includes(id)) ?? null);
    }),
  };
}

/** Cases that the caller may see, and in outline those that are parts of a joint case to which the caller's member is a party. */
async function readCaseViews(database: Database, caller: Caller, ids: readonly string[]): Promise<CaseView[]> {
  const own = (await readCases(database, caseScope(caller), 'id', ids)).map(caseView);
  const missing = ids.filter((id) => own.every((view) => view.id !== id));
  if (missing.length === 0 || caseScope(caller).member === null) return own;
  const others = await readCases(database, EVERY_CASE, 'id', missing);
  return [...own, ...others.filter(({ record }) => seesPart(caller, record.joint)).map(caseOutline)];
}

/** A loader for each set of arguments with which a field is asked. */
function forEach<Arguments, Loader>(keyOf: (given: Arguments) => string, make: (given: Arguments) => Loader): (given: Arguments) => Loader {
  const made = new Map<string, Loader>();
  return (given) => {
    const key = keyOf(given);
    const loader = made.get(key) ?? make(given);
    made.set(key, loader);
    return loader;
  };
}

function byId<Row extends { readonly id: string }>(read: (ids: readonly string[]) => Promise<readonly Row[]>): ById<Row> {
  return new DataLoader(async (ids) => {
    const rows = new Map((await read(ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  });
}

function byParent<Row>(read: (parents: readonly string[]) => Promise<readonly Row[]>, parentOf: (row: Row) => string): ByParent<Row> {
  return new DataLoader(async (parents) => {
    const children = new Map<string, Row[]>(parents.map((parent) => [parent, []]));
    for (const row of await read(parents)) children.get(parentOf(row))?.push(row);
    return parents.map((parent) => children.get(parent) ?? []);
  });
}
