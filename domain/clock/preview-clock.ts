import { calendarNotPublished } from '../calendar/within-calendars.js';
import type { WorkingCalendar } from '../calendar/working-days.js';
import type { TimeLimit } from '../items/item.js';
import { isWithin, limitText } from '../items/judge-item.js';
import { grant, refuse, type Refusal, type Verdict } from '../shared/refusal.js';
import type { CivilDate } from '../shared/time.js';
import { caseClock, type CaseClock } from './case-clock.js';
import type { ClockPause } from './countdown.js';

/** A case that somebody imagines: its days and limits. */
export interface PreviewRequest {
  readonly receivedOn: CivilDate;
  /**
   * Null: nothing is done after the receipt. A day after the fifth working day is counted as it is given: corrections, which are not
   * told here, may lie between.
   */
  readonly acceptedOn: CivilDate | null;
  readonly decidedOn: CivilDate | null;
  readonly statutoryLimit: TimeLimit;
  readonly promisedLimit: TimeLimit;
  readonly pauses: readonly ClockPause[];
  readonly extension: TimeLimit | null;
  /** What the item allows at most; null where only limits are given. */
  readonly maxExtension: TimeLimit | null;
  /** Null: on the day of acceptance. */
  readonly extensionGrantedOn: CivilDate | null;
  readonly asOf: CivilDate;
}

export interface Preview {
  readonly clock: CaseClock;
  /** The fifth working day, at whose end silence made the acceptance; null where it did not. */
  readonly deemedAcceptedOn: CivilDate | null;
}

/**
 * What the clock would say of an imagined case on the day `asOf`: the same arithmetic as for cases.
 * Refuses INVALID_INPUT (`asOf` or `acceptedOn` before the receipt, a decision before the acceptance, a pause that ends before it begins,
 * an extension in another unit than the limit), CALENDAR_NOT_PUBLISHED (a day asked about, or one counted to, outside of the calendars),
 * EXTENSION_TOO_LONG, EXTENSION_TOO_LATE.
 */
export function previewClock(request: PreviewRequest, calendar: WorkingCalendar): Verdict<Preview> {
  const { receivedOn, decidedOn, statutoryLimit, promisedLimit, pauses, extension, asOf } = request;
  const faults = [...judgeOrder(request), ...judgeReach(request, calendar)];
  if (faults.length > 0) return refuse(...faults);
  const input = {
    receivedOn,
    acceptedOn: request.acceptedOn,
    deemed: false,
    decidedOn,
    deliveredOn: null,
    endedOn: null,
    statutoryLimit,
    promisedLimit,
    pauses,
    extension: null,
    acceptanceRestartedOn: null,
  };
  const plain = caseClock(input, asOf, calendar);
  if (!plain.granted) return plain;
  const { acceptanceDueOn } = plain.value;
  const deemed = request.acceptedOn === null && asOf > acceptanceDueOn;
  const acceptedOn = deemed ? acceptanceDueOn : request.acceptedOn;
  if (decidedOn !== null && (acceptedOn === null || decidedOn < acceptedOn)) {
    return refuse(outOfOrder('decidedOn', 'decidedBeforeAcceptance', { decidedOn }));
  }
  const accepted = { ...input, acceptedOn, deemed };
  const unextended = caseClock(accepted, asOf, calendar);
  if (!unextended.granted || extension === null) return withDeemed(unextended, deemed ? acceptanceDueOn : null);
  const grantedOn = request.extensionGrantedOn ?? acceptedOn ?? receivedOn;
  const refusals = [...judgeLength(extension, request.maxExtension), ...judgeGrant(grantedOn, unextended.value.statutory?.dueOn ?? null)];
  if (refusals.length > 0) return refuse(...refusals);
  return withDeemed(
    caseClock({ ...accepted, extension: { limit: extension, grantedOn } }, asOf, calendar),
    deemed ? acceptanceDueOn : null,
  );
}

function withDeemed(clock: Verdict<CaseClock>, deemedAcceptedOn: CivilDate | null): Verdict<Preview> {
  return clock.granted ? grant({ clock: clock.value, deemedAcceptedOn }) : clock;
}

function judgeLength(extension: TimeLimit, most: TimeLimit | null): Refusal[] {
  if (most === null || isWithin(extension, most)) return [];
  const facts = { asked: limitText(extension), most: limitText(most) };
  const reason = most.count === 0 ? { reason: 'never' } : {};
  return [{ code: 'EXTENSION_TOO_LONG', ...reason, path: ['input', 'extension'], basis: '行政许可法第四十二条', facts }];
}

function judgeGrant(grantedOn: CivilDate, dueOn: CivilDate | null): Refusal[] {
  if (dueOn === null || grantedOn <= dueOn) return [];
  const facts = { dueOn, today: grantedOn };
  return [{ code: 'EXTENSION_TOO_LATE', path: ['input', 'extensionGrantedOn'], basis: '行政许可法第四十二条', facts }];
}

/** Whoever asks about a far day would have the hub count all the days to it. */
function judgeReach(request: PreviewRequest, { firstYear, provisionalYear }: WorkingCalendar): Refusal[] {
  const { receivedOn, acceptedOn, decidedOn, extensionGrantedOn, asOf, pauses } = request;
  const days = [receivedOn, acceptedOn, decidedOn, extensionGrantedOn, asOf, ...pauses.flatMap(({ from, to }) => [from, to])];
  const outside = days
    .flatMap((day) => (day === null ? [] : [Number(day.slice(0, 4))]))
    .find((year) => year < firstYear || year > provisionalYear);
  return outside === undefined ? [] : [calendarNotPublished(outside)];
}

function judgeOrder({ receivedOn, acceptedOn, pauses, extension, statutoryLimit, asOf }: PreviewRequest): Refusal[] {
  const refusals: Refusal[] = [];
  if (asOf < receivedOn) refusals.push(outOfOrder('asOf', 'beforeReceipt', { value: asOf, receivedOn }));
  if (acceptedOn !== null && acceptedOn < receivedOn)
    refusals.push(outOfOrder('acceptedOn', 'beforeReceipt', { value: acceptedOn, receivedOn }));
  pauses.forEach(({ from, to }, index) => {
    if (to !== null && to < from) {
      refusals.push({
        code: 'INVALID_INPUT',
        reason: 'pauseOrder',
        path: ['input', 'pauses', String(index), 'to'],
        basis: null,
        facts: { from, to },
      });
    }
  });
  if (extension !== null && extension.unit !== statutoryLimit.unit) refusals.push(outOfOrder('extension', 'extensionUnit', {}));
  return refusals;
}

function outOfOrder(field: string, reason: string, facts: Refusal['facts'] & object): Refusal {
  return { code: 'INVALID_INPUT', reason, path: ['input', field], basis: null, facts };
}
