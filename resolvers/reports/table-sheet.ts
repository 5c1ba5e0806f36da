import type { CellValue, WriteSheet } from 'hucre/xlsx';
import type { ReportColumn } from '../../domain/reports/report-columns.js';
import type { Cells, ReportContent } from '../../domain/reports/report.js';
import { linesOf, pageSetup, SheetDraft, STYLES, type DrawnCell } from './sheet-style.js';
import type { SheetHead } from './workbook.js';

const LINE_POINTS = 14;
const NOTHING = '本期无此类事项（零报告）';

/** A table on A4 landscape: title, particulars, merged headings, rows, totals, signatures. */
export function tableSheet(head: SheetHead, { columns, rows, totals }: ReportContent): WriteSheet {
  const sheet = new SheetDraft();
  addLine(sheet, columns, [head.attachment ?? ''], 18, STYLES.attachment);
  addLine(sheet, columns, [head.title], 34, STYLES.title);
  addLine(sheet, columns, [head.member, head.period, head.office], 18);
  addLine(sheet, columns, [head.dueOn, head.status, head.made], 18);
  const headings = addHeadings(sheet, columns);
  for (const row of rows) addRow(sheet, columns, row);
  if (rows.length === 0) addLine(sheet, columns, [NOTHING], 26, STYLES.cellCenter);
  if (totals !== null) addTotals(sheet, columns, totals);
  addLine(sheet, columns, ['', '', ''], 8);
  addLine(sheet, columns, [`填报人：${head.preparedBy ?? '＿＿＿＿＿＿'}`, '审核人：＿＿＿＿＿＿', '负责人：＿＿＿＿＿＿（盖章）'], 22);
  return sheet.finish({
    name: '报表',
    columns: columns.map((column) => ({ width: column.width })),
    pageSetup: pageSetup('landscape', `$${headings.first + 1}:$${headings.last + 1}`),
    freezePane: { rows: headings.last + 1 },
  });
}

/** One, or three, texts over the whole width: left, centre, right. */
function addLine(
  sheet: SheetDraft,
  columns: readonly ReportColumn[],
  texts: readonly string[],
  height: number,
  style?: DrawnCell['style'],
): void {
  const width = columns.length;
  const bounds = texts.map((_, index) => columnAt(columns, index / texts.length));
  const styles = texts.length === 1 ? [style ?? STYLES.center] : [STYLES.left, STYLES.center, STYLES.right];
  const cells = Array.from({ length: width }, (_, column): DrawnCell => {
    const part = bounds.findLastIndex((bound) => bound <= column);
    return { value: bounds[part] === column ? (texts[part] ?? '') : null, style: styles[part] ?? STYLES.left };
  });
  const row = sheet.add(cells, height);
  bounds.forEach((bound, part) => sheet.merge(row, bound, row, (bounds[part + 1] ?? width) - 1));
}

/** The column that begins nearest to a share of the table's width. */
function columnAt(columns: readonly ReportColumn[], share: number): number {
  const wanted = columns.reduce((sum, { width }) => sum + width, 0) * share;
  let left = 0;
  const index = columns.findIndex(({ width }) => (left += width) > wanted);
  return left - wanted < (columns[index]?.width ?? 0) / 2 ? index + 1 : index;
}

/** Two rows of headings: a group's over its columns; a column of its own over both. */
function addHeadings(sheet: SheetDraft, columns: readonly ReportColumn[]): { readonly first: number; readonly last: number } {
  const drawn = (value: CellValue): DrawnCell => ({ value, style: STYLES.heading });
  const startsGroup = (index: number): boolean => columns[index]?.group !== columns[index - 1]?.group;
  const first = sheet.add(
    columns.map(({ group, heading }, index) => drawn(group === null ? heading : startsGroup(index) ? group : null)),
    20,
  );
  const height = Math.max(...columns.map(({ group, heading, width }) => linesOf(heading, width) * (group === null ? 0.6 : 1)));
  const last = sheet.add(
    columns.map(({ group, heading }) => drawn(group === null ? null : heading)),
    Math.ceil(height) * LINE_POINTS + 6,
  );
  columns.forEach(({ group }, index) => {
    if (group === null) sheet.merge(first, index, last, index);
    else if (startsGroup(index)) sheet.merge(first, index, first, lastOfGroup(columns, index));
  });
  return { first, last };
}

function lastOfGroup(columns: readonly ReportColumn[], start: number): number {
  const end = columns.findIndex(({ group }, index) => index > start && group !== columns[start]?.group);
  return (end === -1 ? columns.length : end) - 1;
}

function addRow(sheet: SheetDraft, columns: readonly ReportColumn[], row: Cells): void {
  const lines = Math.max(...columns.map(({ width }, index) => linesOf(row[index] ?? null, width)));
  const cells = columns.map(({ align }, index): DrawnCell => {
    return { value: row[index] ?? null, style: align === 'left' ? STYLES.cellLeft : STYLES.cellCenter };
  });
  sheet.add(cells, Math.min(400, lines * LINE_POINTS + 6));
}

/** A total takes as many of the empty cells after it as its words need. */
function addTotals(sheet: SheetDraft, columns: readonly ReportColumn[], totals: Cells): void {
  const spans = totals.flatMap((value, start) => (value === null ? [] : [spanOf(columns, totals, value, start)]));
  const row = sheet.add(
    columns.map((_, index) => ({ value: totals[index] ?? null, style: STYLES.total })),
    Math.max(...spans.map(({ lines }) => lines)) * LINE_POINTS + 8,
  );
  for (const { start, end } of spans) sheet.merge(row, start, row, end);
}

function spanOf(columns: readonly ReportColumn[], totals: Cells, value: string, start: number) {
  let end = start;
  let room = columns[start]?.width ?? 0;
  while (linesOf(value, room) > 1 && totals[end + 1] === null) {
    end += 1;
    room += columns[end]?.width ?? 0;
  }
  return { start, end, lines: linesOf(value, room) };
}
