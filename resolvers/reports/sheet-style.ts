import type { CellStyle, CellValue, WriteSheet } from 'hucre/xlsx';

/** A cell with its looks. */
export interface DrawnCell {
  readonly value: CellValue;
  readonly style: CellStyle;
}

const SONG = '宋体';
const HEI = '黑体';
const LINE = { style: 'thin', color: { rgb: '000000' } } as const;
const BOX = { top: LINE, right: LINE, bottom: LINE, left: LINE };

const plain = (horizontal: 'left' | 'center' | 'right', size = 10): CellStyle => ({
  font: { name: SONG, size },
  alignment: { horizontal, vertical: 'center', wrapText: true },
});
const boxed = (style: CellStyle): CellStyle => ({ ...style, border: BOX });

export const STYLES = {
  attachment: { ...plain('left', 11), font: { name: HEI, size: 11 } },
  title: { ...plain('center', 18), font: { name: HEI, size: 18, bold: true } },
  left: plain('left'),
  center: plain('center'),
  right: plain('right'),
  heading: {
    ...boxed(plain('center')),
    font: { name: HEI, size: 10 },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EDEDED' } },
  },
  cellLeft: boxed(plain('left')),
  cellCenter: boxed(plain('center')),
  total: { ...boxed(plain('center')), font: { name: HEI, size: 10 } },
  paragraph: { font: { name: '仿宋', size: 14 }, alignment: { horizontal: 'left', vertical: 'top', wrapText: true } },
} as const satisfies Record<string, CellStyle>;

export const FOOTER = { oddFooter: '&C第 &P 页  共 &N 页' };

/** A4, as wide as the sheet of paper and as many sheets as it takes. */
export function pageSetup(orientation: 'landscape' | 'portrait', printTitlesRow?: string): NonNullable<WriteSheet['pageSetup']> {
  return {
    paperSize: 'a4',
    orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: { top: 0.6, bottom: 0.6, left: 0.45, right: 0.45, header: 0.3, footer: 0.3 },
    ...(printTitlesRow !== undefined && { printTitlesRow }),
  };
}

/** A sheet under construction: cells, merges and heights by row. */
export class SheetDraft {
  private readonly rows: CellValue[][] = [];
  private readonly cells: NonNullable<WriteSheet['cells']> = new Map();
  private readonly merges: NonNullable<WriteSheet['merges']> = [];
  private readonly rowDefs: NonNullable<WriteSheet['rowDefs']> = new Map();

  /** Where the next row goes, from 0. */
  get length(): number {
    return this.rows.length;
  }

  /** Appends a row; answers its index. */
  add(cells: readonly DrawnCell[], height: number): number {
    const row = this.rows.length;
    this.rows.push(cells.map(({ value }) => value));
    cells.forEach(({ style }, column) => this.cells.set(`${row},${column}`, { style }));
    this.rowDefs.set(row, { height });
    return row;
  }

  merge(startRow: number, startCol: number, endRow: number, endCol: number): void {
    if (endRow > startRow || endCol > startCol) this.merges.push({ startRow, startCol, endRow, endCol });
  }

  finish(rest: Pick<WriteSheet, 'name' | 'columns' | 'pageSetup' | 'freezePane'>): WriteSheet {
    const { rows, cells, merges, rowDefs } = this;
    return { ...rest, rows, cells, merges, rowDefs, headerFooter: FOOTER };
  }
}

/** How wide a text is in digits of the font: a Chinese character takes two. */
export function displayWidth(text: string): number {
  return [...text].reduce(
    (width, character) => width + ((character.codePointAt(0) ?? 0) > 0x2e7f || /[“”‘’…—·]/.test(character) ? 2 : 1),
    0,
  );
}

/** How many lines a text takes in a column. */
export function linesOf(text: string | null, width: number): number {
  if (text === null) return 1;
  // A little of the column is margin, and a line rarely breaks at its very end.
  const usable = Math.max(2, width - 1.2);
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(displayWidth(line) / usable)), 0);
}
