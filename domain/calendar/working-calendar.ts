import type { CivilDate } from '../shared/time.js';

/**
 * The State Council's calendar of one year (国务院办公厅关于…年部分节假日安排的通知), as far as it departs from the plain week. Every other
 * Monday to Friday is a working day, every other Saturday and Sunday a rest day. Dates are civil dates of Asia/Shanghai, ascending.
 */
export interface CalendarYear {
  readonly year: number;
  /** The notice from which the days were taken. */
  readonly source: string;
  /** Rest days that fall on weekdays (Monday to Friday): statutory holidays (法定节假日) and days moved beside them (调休放假). */
  readonly restWeekdays: readonly CivilDate[];
  /** Saturdays and Sundays that are worked in exchange (调休上班). */
  readonly workingWeekendDays: readonly CivilDate[];
}

/** What a notice says of its year, as one text: the same for the same words and days, whenever and wherever it was published. */
export function textOf({ year, source, restWeekdays, workingWeekendDays }: CalendarYear): string {
  return JSON.stringify([year, source, restWeekdays, workingWeekendDays]);
}
