import { WorkingCalendarDocument, type WorkingCalendarQuery } from '../../sdk/generated/operations.js';
import type { HubClient } from '../../sdk/hub-client.js';

type Year = WorkingCalendarQuery['workingCalendar'];

const DAY_MS = 86_400_000;
const WEEKDAYS = '日一二三四五六';

/** The civil date so many days later (or earlier). */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);
}

/** 周一 … 周日 */
export function weekdayOf(day: string): string {
  return `周${WEEKDAYS[new Date(day).getUTCDay()] ?? ''}`;
}

/** An instant of a civil date in Tianjin, such as 2017-02-06T09:00:00+08:00. */
export function at(day: string, time: string): string {
  return `${day}T${time}:00+08:00`;
}

/** The days on which stories go on: the State Council's calendar, as the hub publishes it. */
export class Calendar {
  private readonly years = new Map<string, Promise<Year>>();

  constructor(private readonly hub: HubClient) {}

  /** In a year that is not published yet, weekdays are taken as working days, as the hub takes them. */
  async isWorkingDay(day: string): Promise<boolean> {
    const year = await this.year(day.slice(0, 4));
    const isWeekend = [0, 6].includes(new Date(day).getUTCDay());
    return isWeekend ? (year?.workingWeekendDays ?? []).includes(day) : !(year?.restWeekdays ?? []).includes(day);
  }

  /** The n-th working day after a day; before it, where `count` is negative. */
  async workingDay(day: string, count: number): Promise<string> {
    const direction = Math.sign(count);
    let found = day;
    for (let left = Math.abs(count); left > 0;) {
      found = addDays(found, direction);
      if (await this.isWorkingDay(found)) left -= 1;
    }
    return found;
  }

  private year(year: string): Promise<Year> {
    const known = this.years.get(year);
    if (known !== undefined) return known;
    const asked = this.hub.request(WorkingCalendarDocument, { year: Number(year) }).then(({ workingCalendar }) => workingCalendar);
    this.years.set(year, asked);
    return asked;
  }
}
