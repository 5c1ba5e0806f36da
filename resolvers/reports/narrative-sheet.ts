import type { WriteSheet } from 'hucre/xlsx';
import { linesOf, pageSetup, SheetDraft, STYLES, type DrawnCell } from './sheet-style.js';
import type { SheetHead } from './workbook.js';

/** Three columns, as the particulars above the text stand in three. */
const WIDTHS = [30, 28, 32] as const;
const TEXT_WIDTH = 90;
const LINE_POINTS = 21;
/** A row is at most 409 points high, so a long paragraph takes several. */
const LINES_IN_ROW = 15;
const FOURTEEN_POINT = 13.4 / 10;
/** Two Chinese characters, as every paragraph begins. */
const INDENT = '\u3000\u3000';

/** A text on A4 portrait: title, particulars, paragraphs, signatures. */
export function narrativeSheet(head: SheetHead, body: string): WriteSheet {
  const sheet = new SheetDraft();
  addWhole(sheet, head.title, STYLES.title, 24 * linesOf(head.title, TEXT_WIDTH / 1.8) + 12);
  addThree(sheet, [head.member, '', head.office]);
  addThree(sheet, [head.period, '', head.dueOn]);
  addThree(sheet, [head.status, '', head.made]);
  addWhole(sheet, '', STYLES.left, 8);
  for (const piece of body
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .flatMap(piecesOf)) {
    addWhole(sheet, piece, STYLES.paragraph, linesOf(piece, TEXT_WIDTH / FOURTEEN_POINT) * LINE_POINTS);
  }
  addWhole(sheet, '', STYLES.left, 8);
  addThree(sheet, [`填报人：${head.preparedBy ?? '＿＿＿＿'}`, '审核人：＿＿＿＿', '负责人：＿＿＿＿（盖章）']);
  return sheet.finish({ name: '正文', columns: WIDTHS.map((width) => ({ width })), pageSetup: pageSetup('portrait') });
}

/** A paragraph, indented; where it is too long for one row, cut after a sentence. */
function piecesOf(paragraph: string): string[] {
  const most = LINES_IN_ROW * Math.floor(TEXT_WIDTH / FOURTEEN_POINT / 2);
  const sentences = `${INDENT}${paragraph.trim()}`.match(/[^。！？；]+[。！？；]*”?|[。！？；]+/gu) ?? [];
  const pieces: string[] = [];
  for (const part of sentences.flatMap((sentence) => chunks(sentence, most))) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + part.length <= most) pieces[pieces.length - 1] = last + part;
    else pieces.push(part);
  }
  return pieces;
}

function chunks(text: string, most: number): string[] {
  const characters = [...text];
  return Array.from({ length: Math.ceil(characters.length / most) }, (_, index) =>
    characters.slice(index * most, (index + 1) * most).join(''),
  );
}

function addWhole(sheet: SheetDraft, value: string, style: DrawnCell['style'], height: number): void {
  const row = sheet.add(
    WIDTHS.map((_, column) => ({ value: column === 0 ? value : null, style })),
    height,
  );
  sheet.merge(row, 0, row, WIDTHS.length - 1);
}

function addThree(sheet: SheetDraft, [left = '', middle = '', right = '']: readonly string[]): void {
  const [first, second, third] = WIDTHS;
  const row = sheet.add(
    [
      { value: left, style: STYLES.left },
      { value: middle || null, style: STYLES.center },
      { value: right, style: STYLES.right },
    ],
    16 * Math.max(linesOf(left, middle === '' ? first + second : first), linesOf(right, third)) + 4,
  );
  if (middle === '') sheet.merge(row, 0, row, 1);
}
