import DataLoader from 'dataloader';
import type { Center, Staff, Window } from '../../prisma/generated/client.js';
import type { ItemVersion } from '../../domain/items/item.js';
import { caseScope } from '../../domain/cases/case-policy.js';
import type { Caller } from '../../domain/shared/caller.js';
import type { IssuedDocument } from '../../domain/documents/document.js';
import { readCases } from '../../prisma/cases/case-read.js';
import type { EventRow } from '../../prisma/cases/case-row.js';
import { readRecentEvents } from '../../prisma/cases/event-read.js';
import { readDocuments, readDocumentsOfCases } from '../../prisma/documents/document-read.js';
import { readAlertsOfCases, type AlertRow } from '../../prisma/supervision/alert-read.js';
import { caseView, type CaseView } from '../cases/case-view.js';
import type { Services } from './context.js';

type ById<Row> = DataLoader<string, Row | null>;
type ByParent<Row> = DataLoader<string, readonly Row[]>;

/** One request's loaders: whatever the length of a list, each relation costs one statement. */
export interface Loaders {
  readonly item: ById<ItemVersion>;
  /** Only cases that the caller may see. */
  readonly case: ById<CaseView>;
  readonly recentEvents: (last: number) => ByParent<EventRow>;
  readonly document: ById<IssuedDocument>;
  readonly documentsOfCase: ByParent<IssuedDocument>;
  readonly alertsOfCase: ByParent<AlertRow>;
  readonly staff: ById<Staff>;
  readonly staffOfWindow: ByParent<Staff>;
  readonly center: ById<Center>;
  readonly centersOfMember: ByParent<Center>;
  readonly window: ById<Window>;
  readonly windowsOfCenter: ByParent<Window>;
}

export function createLoaders(services: Services, caller: Caller): Loaders {
  const { database, items } = services;
  const { prisma } = database;
  const recentEvents = new Map<number, ByParent<EventRow>>();
  return {
    item: new DataLoader((ids) => items.find(ids)),
    case: byId(async (ids) => (await readCases(database, caseScope(caller), 'id', ids)).map(caseView)),
    recentEvents: (last) => {
      const known = recentEvents.get(last);
      if (known !== undefined) return known;
      const loader: ByParent<EventRow> = new DataLoader(async (ids) => {
        const events = await readRecentEvents(database, ids, last);
        return ids.map((id) => events.get(id) ?? []);
      });
      recentEvents.set(last, loader);
      return loader;
    },
    document: byId((ids) => readDocuments(database, ids)),
    documentsOfCase: byParent(
      (ids) => readDocumentsOfCases(database, ids),
      (document) => document.caseId,
    ),
    alertsOfCase: byParent(
      (ids) => readAlertsOfCases(database, ids),
      (alert) => alert.caseId ?? '',
    ),
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
