import { civilDateOf, withShanghaiOffset, type CivilDate, type Instant } from '../../shared/time.js';
import { REPORT_COLUMNS } from '../report-columns.js';
import type { ReportForm } from '../report-forms.js';
import type { Cells } from '../report.js';

/** What a table is computed from, apart from its records. */
export interface TableGround {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** The rows of a form and its totals, a cell for each column. */
export interface Table {
  readonly rows: readonly Cells[];
  readonly totals: Cells;
}

/** Cells by the key of their column; what is left out is for the member to write by hand. */
export type KeyedCells = Readonly<Record<string, string | number | null>>;

/** Puts cells in the order of the form's columns, numbers the rows, and heads the totals. Throws for a key that is no column's. */
export function tableOf(form: ReportForm, rows: readonly KeyedCells[], totals: KeyedCells): Table {
  const lineUp = (cells: KeyedCells): Cells => {
    const keys = REPORT_COLUMNS[form].map(({ key }) => key);
    const stray = Object.keys(cells).find((key) => !keys.includes(key));
    if (stray !== undefined) throw new Error(`${form} has no column ${stray}`);
    return keys.map((key) => (cells[key] === null || cells[key] === undefined ? null : String(cells[key])));
  };
  return {
    rows: rows.map((row, index) => lineUp({ sequence: index + 1, ...row })),
    totals: lineUp({ sequence: '合计', ...totals }),
  };
}

export function dayOf(instant: Instant | null): CivilDate | null {
  return instant === null ? null : civilDateOf(instant);
}

/** 2017-02-06 09:30, in Shanghai. */
export function minuteOf(instant: Instant | null): string | null {
  return instant === null ? null : withShanghaiOffset(instant).slice(0, 16).replace('T', ' ');
}

export function yesNo(value: boolean): string {
  return value ? '是' : '否';
}

/** A share in per cent, with one decimal; nothing of nothing is a dash. */
export function share(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`;
}

/** Whether an instant falls on one of the days. */
export function isWithin(instant: Instant | null, { from, to }: TableGround): boolean {
  const day = dayOf(instant);
  return day !== null && from <= day && day <= to;
}

/** Whole minutes from one instant to another. */
export function minutesBetween(from: Instant, to: Instant): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / 60_000);
}

/** Calendar days from one day to another. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** Names one after the other, as Chinese lists them; nothing for none. */
export function list(names: readonly string[]): string | null {
  return names.length === 0 ? null : names.join('、');
}
