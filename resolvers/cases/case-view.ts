import { GraphQLError, type FieldNode } from 'graphql';
import { maskApplicant } from '../../domain/applicants/mask.js';
import type { WorkingCalendar } from '../../domain/calendar/working-days.js';
import type { CaseRecord } from '../../domain/cases/case.js';
import { clockInputOf } from '../../domain/cases/clock-input.js';
import { caseClock, type CaseClock, type Light } from '../../domain/clock/case-clock.js';
import type { Instant } from '../../domain/shared/time.js';
import type { ItemVersion } from '../../domain/items/item.js';
import type { CaseBrief, CaseRow } from '../../prisma/cases/case-row.js';
import type { Services } from '../shared/context.js';

/** A case as resolvers hand it on: the record's own fields, and what relations need. */
export interface CaseView extends CaseRecord {
  readonly trackingSealed: string;
  readonly dueOn: string;
  readonly light: Light;
  readonly nextCheckAt: Instant | null;
  readonly recent: null;
  /** By which its days are counted. */
  readonly counted: CaseRecord;
  /** Whether no more is shown than item, member, status and days: of a joint case, the parts of other members. */
  readonly isOutline: boolean;
}

export function caseView({ record, trackingSealed, dueOn, light, nextCheckAt }: CaseRow): CaseView {
  return { ...record, trackingSealed, dueOn, light, nextCheckAt, recent: null, counted: record, isOutline: false };
}

/** A case of a list of which no more is asked than its columns tell. */
export interface BriefCaseView extends CaseBrief {
  readonly isOutline?: boolean;
}

/** The fields of a case that its columns tell, or that need nothing else of it. */
const BRIEF_FIELDS: ReadonlySet<string> = new Set([
  '__typename',
  'id',
  'number',
  'version',
  'title',
  'status',
  'receivedAt',
  'acceptedAt',
  'decidedAt',
  'deliveredAt',
  'member',
  'item',
  'events',
  'recentEvents',
]);

export function isBrief(asked: readonly FieldNode[]): boolean {
  return asked.every(({ name }) => BRIEF_FIELDS.has(name.value));
}

/** A part of a joint case as the members of its other parts see it (M27). */
export function caseOutline({ record, ...rest }: CaseRow): CaseView {
  const outline: CaseRecord = {
    ...record,
    title: record.joint?.title ?? '',
    applicant: maskApplicant(record.applicant),
    firstResponder: null,
    appointmentId: null,
    materials: [],
    commitment: null,
    correction: null,
    procedures: [],
    extension: null,
    review: null,
    decision: null,
    evaluation: null,
  };
  return { ...outline, ...rest, trackingSealed: '', recent: null, counted: record, isOutline: true };
}

/**
 * The legal clock of a case today. A decided case keeps the days that the calendars of its decision gave; only its delivery, still to
 * come, goes by those of now. Throws CALENDAR_NOT_PUBLISHED where the clock leaves the published calendars.
 */
export function clockOf(record: CaseRecord, item: ItemVersion, { clock, calendars }: Services): CaseClock {
  const count = (calendar: WorkingCalendar): CaseClock => {
    const counted = caseClock(clockInputOf(record, item), clock.today(), calendar);
    if (!counted.granted) throw calendarNotPublished(record.number, counted.refusals[0]?.facts?.['year'] ?? '');
    return counted.value;
  };
  const closed = count(calendars.asOf(record.decidedAt ?? record.endedAt));
  return record.deliveredAt === null ? { ...closed, deliveryDueOn: count(calendars.current()).deliveryDueOn } : closed;
}

function calendarNotPublished(number: string, year: string | number): GraphQLError {
  return new GraphQLError(
    `${year} 年的工作日历尚未公布，办件 ${number} 的时限无法计算 / the working calendar of ${year} has not been published`,
    {
      extensions: { code: 'CALENDAR_NOT_PUBLISHED' },
    },
  );
}
