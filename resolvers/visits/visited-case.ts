import { EVERY_CASE } from '../../domain/cases/case-policy.js';
import type { CaseEventData } from '../../domain/cases/case-event.js';
import type { ItemVersion } from '../../domain/items/item.js';
import type { Caller, Role } from '../../domain/shared/caller.js';
import type { Verdict } from '../../domain/shared/refusal.js';
import type { Instant } from '../../domain/shared/time.js';
import { readCases } from '../../prisma/cases/case-read.js';
import type { CaseRow } from '../../prisma/cases/case-row.js';
import { appendInside, type Note } from '../cases/commands/append-inside.js';
import type { Services } from '../shared/context.js';
import { settleCase } from '../supervision/settle-case.js';

/** A case that a visit is for, with the item version that it goes by. */
export interface VisitedCase {
  readonly row: CaseRow;
  readonly item: ItemVersion;
}

/** The case of a visit, after all that the passing of time did to it; null where there is none. */
export async function visitedCase(services: Services, id: string): Promise<VisitedCase | null> {
  const [stored] = await readCases(services.database, EVERY_CASE, 'id', [id]);
  if (stored === undefined) return null;
  const row = await settleCase(services, stored, services.clock.now());
  return { row, item: await services.items.get(row.record.itemVersionId) };
}

/** Tells the case's history of its visit. */
export async function noteVisit(
  inside: Services,
  caller: Caller,
  { row, item }: VisitedCase,
  now: Instant,
  happened: readonly (Pick<Note, 'documents'> & { readonly occurredAt: Instant; readonly note: string; readonly data: CaseEventData })[],
): Promise<Verdict<CaseRow>> {
  const role: Role = caller.roles[0] ?? 'WINDOW';
  const actor = { name: caller.name, role, staff: caller.staff, subject: caller.subject ?? '' };
  return appendInside(
    inside,
    { row, item, actor, now },
    happened.map(({ documents, ...outcome }) => ({ outcome: { ...outcome, status: row.record.status }, ...(documents && { documents }) })),
  );
}
