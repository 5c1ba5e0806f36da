import type { Applicant } from '../applicants/applicant.js';
import { civilDateOf, type Instant } from '../shared/time.js';
import { chineseDate } from './chinese-date.js';
import { Markup, markup, type Interpolated } from './escape-html.js';
import { pageStyle, type PageLayout } from './page-style.js';

/** What a page prints. */
export interface PrintedPage {
  readonly title: string;
  readonly number: string;
  readonly layout: PageLayout;
  readonly body: Markup;
  /** The organ whose seal it bears. */
  readonly organ: string;
  /** Null for what has not been issued yet: such a page says so and has no place for a seal. */
  readonly issuedAt: Instant | null;
}

/** A unified document (统一文书, M18) as one A4 page that needs nothing from elsewhere: organ, heading, number, body, and the organ's name and date (Asia/Shanghai) over the place of its seal. */
export function printedPage({ title, number, layout, body, organ, issuedAt }: PrintedPage): string {
  const page = markup`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title} ${number}</title>
<style>
${new Markup(pageStyle(layout))}
</style>
</head>
<body>
<header><div class="organ">${organ}</div><h1>${title}</h1><div class="number">${number}</div></header>
<main>
${body}
</main>
${signature(organ, issuedAt)}
</body>
</html>
`;
  return page.source;
}

function signature(organ: string, issuedAt: Instant | null): Markup {
  return issuedAt === null
    ? markup`<div class="sign"><div>${organ}</div><div>（草案，尚未公布）</div></div>`
    : markup`<div class="sign"><div class="seal">印章处</div><div>${organ}</div><div>${chineseDate(civilDateOf(issuedAt))}</div></div>`;
}

/** A paragraph of the body, indented by two characters. */
export function paragraph(text: Interpolated): Markup {
  return markup`<p>${text}</p>`;
}

/** One paragraph for each line that is not blank. */
export function paragraphs(text: string): Markup {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  return markup`${lines.map((line) => paragraph(line.trim()))}`;
}

/** A remark in small print below the body. */
export function note(text: string): Markup {
  return markup`<p class="note">${text}</p>`;
}

export function section(title: string, ...content: readonly Markup[]): Markup {
  return markup`<h2>${title}</h2>\n${content}`;
}

export function list(entries: readonly Interpolated[]): Markup {
  return markup`<ol>${entries.map((entry) => markup`<li>${entry}</li>`)}</ol>`;
}

/** A column of a table: its head, its share of the width in per cent, and whether its cells are centred. */
export interface Column {
  readonly head: string;
  readonly width: number;
  readonly centred?: boolean;
}

/** A table whose head is repeated on each page. */
export function table(columns: readonly Column[], rows: readonly (readonly Interpolated[])[]): Markup {
  const cells = (row: readonly Interpolated[]): Markup[] =>
    row.map((cell, index) => (columns[index]?.centred === true ? markup`<td class="mid">${cell}</td>` : markup`<td>${cell}</td>`));
  return markup`<table>${widths(columns.map(({ width }) => width))}<thead><tr>${columns.map(({ head }) => markup`<th>${head}</th>`)}</tr></thead>
<tbody>${rows.map((row) => markup`<tr>${cells(row)}</tr>\n`)}</tbody></table>`;
}

/** A table of labels and values, two pairs a row; a pair alone takes the whole row. */
export function particulars(rows: readonly (readonly (readonly [label: string, value: Interpolated])[])[]): Markup {
  const row = (pairs: readonly (readonly [string, Interpolated])[]): Markup =>
    markup`<tr>${pairs.map(([label, value]) => (pairs.length === 1 ? markup`<th>${label}</th><td colspan="3">${value}</td>` : markup`<th>${label}</th><td>${value}</td>`))}</tr>\n`;
  return markup`<table>${widths([16, 34, 16, 34])}<tbody>${rows.map(row)}</tbody></table>`;
}

/** The widths of a table's columns, in per cent. */
export function widths(shares: readonly number[]): Markup {
  return markup`<colgroup>${shares.map((share) => markup`<col style="width:${share}%">`)}</colgroup>`;
}

/** 致: to whom the document goes, with the kind of identifier. */
export function addressee(applicant: Applicant): Markup {
  return markup`<p class="to">致：${applicant.name}（${identifierName(applicant)}：${applicant.identifier}）</p>`;
}

/** 公民身份号码 (GB 11643) or 统一社会信用代码 (GB 32100). */
export function identifierName({ kind }: Applicant): string {
  return kind === 'PERSON' ? '公民身份号码' : '统一社会信用代码';
}

/** 你 to a person, 你单位 to an organisation. */
export function you({ kind }: Applicant): string {
  return kind === 'PERSON' ? '你' : '你单位';
}
