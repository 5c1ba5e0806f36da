import { civilDateOf, type CivilDate, type Instant } from '../shared/time.js';

/** Text inside a page: nothing that an applicant wrote can become markup. */
export function escapeHtml(text: string | number): string {
  return String(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const DIGITS = '〇一二三四五六七八九';

/** 二〇一七年二月六日, as official documents write a date. */
export function chineseDate(date: CivilDate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${[...year].map((digit) => DIGITS[Number(digit)]).join('')}年${upToThirtyOne(Number(month))}月${upToThirtyOne(Number(day))}日`;
}

function upToThirtyOne(count: number): string {
  const tens = Math.floor(count / 10);
  const ones = count % 10;
  return `${tens > 1 ? (DIGITS[tens] ?? '') : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? (DIGITS[ones] ?? '') : ''}`;
}

/** 2017年2月6日, inside a sentence. */
export function plainDate(date: CivilDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

const STYLE = `@page { size: A4; margin: 25mm 24mm }
body { font: 12pt/1.9 "FangSong", "仿宋", "Noto Serif CJK SC", "SimSun", serif; color: #111; max-width: 162mm; margin: 12mm auto }
h1 { font: bold 20pt/1.5 "SimSun", "宋体", "Noto Serif CJK SC", serif; text-align: center; letter-spacing: .1em; margin: 0 0 4mm }
.number { text-align: right; margin: 0 0 6mm } p { text-indent: 2em; margin: 0 0 2mm } .to { text-indent: 0 }
h2 { font: bold 12pt/1.9 "SimHei", "黑体", "Noto Sans CJK SC", sans-serif; margin: 4mm 0 1mm }
table { border-collapse: collapse; width: 100%; margin: 2mm 0 4mm; line-height: 1.5; font-size: 10.5pt }
th, td { border: .5pt solid #333; padding: 1.2mm 2mm; text-align: left; vertical-align: top; overflow-wrap: anywhere } th { white-space: nowrap }
tr { break-inside: avoid } ol { margin: 0 0 2mm; padding-left: 3em }
.sign { margin-top: 12mm; text-align: right; position: relative; min-height: 34mm; break-inside: avoid } .sign p { text-indent: 0 }
.seal { position: absolute; right: 14mm; top: -6mm; width: 34mm; height: 34mm; line-height: 34mm; border: 1pt dashed #b33; border-radius: 50%;
  color: #b33; opacity: .45; text-align: center }`;

/** What a page prints; `body` is markup made of escaped texts. */
export interface PrintedPage {
  readonly title: string;
  readonly number: string;
  readonly body: string;
  readonly organ: string;
  readonly issuedAt: Instant;
}

/** A document as a printable A4 page: heading, number, body, organ, date in Chinese form and the place of the seal (M18). */
export function printedPage({ title, number, body, organ, issuedAt }: PrintedPage): string {
  const heading = escapeHtml(title);
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${heading} ${escapeHtml(number)}</title><style>${STYLE}</style></head>
<body><h1>${heading}</h1><p class="number">${escapeHtml(number)}</p>
${body}
<div class="sign"><div class="seal">印章处</div><p>${escapeHtml(organ)}</p><p>${chineseDate(civilDateOf(issuedAt))}</p></div>
</body></html>
`;
}

export function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}

export function section(title: string, content: string): string {
  return `<h2>${escapeHtml(title)}</h2>\n${content}`;
}

export function list(entries: readonly string[]): string {
  return `<ol>${entries.map((entry) => `<li>${escapeHtml(entry)}</li>`).join('')}</ol>`;
}

/** A table of texts; its first row is the head. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = (tag: string, row: readonly (string | number)[]): string =>
    row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('');
  return `<table><thead><tr>${cells('th', head)}</tr></thead><tbody>${rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('')}</tbody></table>`;
}
