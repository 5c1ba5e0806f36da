const LINE_WIDTH = 100;

/** Chinese characters and full-width signs take two columns of a terminal. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;
/** What may not stand at the beginning of a line. */
const CLOSING = /^[，。；：、！？）〕》”’]/u;
/** What may not stand at its end. */
const OPENING = /[（〔《“]$/u;
/** Latin words, numbers and dates are never broken; any other sign may end a line. */
const PIECES = /[\x21-\x7e]+|./gu;

/** How many columns a text takes in a terminal. */
export function columnsOf(text: string): number {
  return [...text].reduce((columns, sign) => columns + (WIDE.test(sign) ? 2 : 1), 0);
}

/** The text, filled with spaces to a number of columns. */
export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}

/** The text in lines that fit a terminal; `first` stands before the first line, and as many spaces before the others. */
export function wrapped(first: string, text: string): string[] {
  const indent = columnsOf(first);
  const lines = [''];
  for (const piece of text.match(PIECES) ?? []) {
    const line = lines.at(-1) ?? '';
    const fits = indent + columnsOf(line) + columnsOf(piece) <= LINE_WIDTH;
    if (fits || CLOSING.test(piece) || line === '') {
      lines[lines.length - 1] = line + piece;
      continue;
    }
    const carried = OPENING.exec(line)?.[0] ?? '';
    lines[lines.length - 1] = line.slice(0, line.length - carried.length);
    lines.push(carried + piece.trimStart());
  }
  return lines.map((line, index) => (index === 0 ? first : ' '.repeat(indent)) + line);
}

/** Rows in aligned columns, the first row as their heads. */
export function tabled(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => columnsOf(row[column] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** A line across the page, with a heading in it. */
export function ruled(heading: string, sign: string): string {
  const start = heading === '' ? '' : `${sign}${sign} ${heading} `;
  return start + sign.repeat(LINE_WIDTH - columnsOf(start));
}
