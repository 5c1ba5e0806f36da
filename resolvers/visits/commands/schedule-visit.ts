import { z } from 'zod';
import { maySeeCase } from '../../../domain/cases/case-policy.js';
import { globalId } from '../../../domain/members/member.js';
import { grant, refuse, type Verdict } from '../../../domain/shared/refusal.js';
import { judgeSchedule } from '../../../domain/visits/schedule-visit.js';
import { mayKeepVisits } from '../../../domain/visits/visit-policy.js';
import { PROJECT_LEVELS, VISIT_KINDS, type Visit } from '../../../domain/visits/visit.js';
import { WINDOW_ROLES } from '../../../domain/inquiries/inquiry-policy.js';
import type { Staff } from '../../../domain/staff/staff.js';
import type { Queries } from '../../../prisma/database.js';
import { readPublishedItems } from '../../../prisma/items/item-read.js';
import { readOfficers } from '../../../prisma/staff/officer-read.js';
import { VISITS } from '../../../prisma/visits/visits.js';
import type { ScheduleVisitInput } from '../../../schema/visits/visit-mutations.operation.js';
import { globalIdText, idempotencyKey, memberCode, optional, readInput, text } from '../../shared/bounds.js';
import { notFound, openRecord } from '../../shared/change-record.js';
import type { HubContext } from '../../shared/context.js';
import { forbidden, requireRole } from '../../shared/errors.js';
import { insideTransaction } from '../../shared/inside-transaction.js';
import { checkMembers } from '../../shared/members-filter.js';
import { noteVisit, visitedCase } from '../visited-case.js';

const bounds = z.object({
  member: memberCode,
  kind: z.enum(VISIT_KINDS),
  project: optional(z.object({ name: text(200), level: z.enum(PROJECT_LEVELS), owner: text(100) })),
  itemCodes: z.array(text(64)).min(1, '至少一个事项 / at least one item').max(20, '至多 20 个 / at most 20'),
  case: optional(globalIdText),
  contactOfficer: globalIdText,
  attendees: z.array(globalIdText).max(20, '至多 20 人 / at most 20'),
  address: text(300),
  scheduledFor: z.string(),
  idempotencyKey,
});

/** Schedules an on-site service or a site survey; what it is for a case enters the case's history. Refuses NOT_FOUND and what `judgeSchedule` refuses. */
export async function scheduleVisit(context: HubContext, raw: ScheduleVisitInput) {
  const { caller, services } = context;
  requireRole(caller, ...WINDOW_ROLES);
  const input = readInput(bounds, raw);
  checkMembers(services.registry, [input.member], ['input', 'member']);
  if (!mayKeepVisits(caller, input.member)) throw forbidden();
  const { record, userErrors } = await openRecord<Visit>(context, {
    operation: 'SCHEDULE_VISIT',
    input,
    table: VISITS,
    judge: async (transaction): Promise<Verdict<Visit>> => {
      const inside = insideTransaction(services, transaction);
      const tied = input.case === null ? null : await visitedCase(inside, input.case);
      if (input.case !== null && (tied === null || !maySeeCase(caller, tied.row.record))) return refuse(notFound(['case']));
      const officers = await namedOfficers(transaction, input);
      if (!officers.granted) return officers;
      const published = await readPublishedItems(transaction, input.itemCodes);
      const items = input.itemCodes.map((code) => published.get(code) ?? null);
      const now = services.clock.now();
      const refusals = judgeSchedule({
        ...input,
        ...officers.value,
        memberCode: input.member,
        items,
        case: tied === null ? null : { record: tied.row.record, item: tied.item },
        now,
      });
      if (refusals.length > 0) return refuse(...refusals);
      const visit: Visit = {
        id: globalId('visit', input.member, services.ids.next()),
        version: 1,
        memberCode: input.member,
        kind: input.kind,
        project: input.project,
        itemCodes: input.itemCodes,
        itemVersionIds: items.flatMap((item) => item?.id ?? []),
        caseId: input.case,
        contactOfficer: input.contactOfficer,
        attendees: [...new Set(input.attendees)],
        address: input.address,
        scheduledFor: input.scheduledFor,
        status: 'SCHEDULED',
        guidance: null,
        passedFirstTime: null,
        visitedAt: null,
        recordedAt: null,
        cancelledFor: null,
      };
      if (tied === null) return grant(visit);
      const { id: visitId, kind, scheduledFor } = visit;
      const noted = await noteVisit(inside, caller, tied, now, [
        { occurredAt: now, note: input.address, data: { kind: 'VISIT_SCHEDULED', visitId, visit: kind, scheduledFor } },
      ]);
      return noted.granted ? grant(visit) : noted;
    },
  });
  return { visit: record, userErrors };
}

async function namedOfficers(
  transaction: Queries,
  { contactOfficer, attendees }: { readonly contactOfficer: string; readonly attendees: readonly string[] },
): Promise<Verdict<{ readonly contactOfficer: Staff; readonly attendees: readonly Staff[] }>> {
  const known = await readOfficers(transaction, [contactOfficer, ...attendees]);
  const contact = known.get(contactOfficer);
  if (contact === undefined) return refuse({ ...notFound(['contactOfficer']), reason: 'officer' });
  const named = officersOf(known, attendees);
  return named.granted ? grant({ contactOfficer: contact, attendees: named.value }) : named;
}

/** The officers with these ids, in that order. Refuses NOT_FOUND for the first that is nobody's. */
export function officersOf(known: ReadonlyMap<string, Staff>, ids: readonly string[]): Verdict<readonly Staff[]> {
  const missing = ids.findIndex((id) => !known.has(id));
  if (missing >= 0) return refuse({ ...notFound(['attendees', String(missing)]), reason: 'officer' });
  return grant(ids.flatMap((id) => known.get(id) ?? []));
}
