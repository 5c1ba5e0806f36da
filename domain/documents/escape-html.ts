/** Marks that have no place in a printed text: control characters but for tab and line ends, and marks that turn the reading order round. */
const UNPRINTABLE = /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]/gu;

/** A text as it stands in a page, in content and in quoted attributes: nothing that an applicant wrote can become markup (M18). */
export function escapeHtml(text: string | number): string {
  return String(text)
    .replaceAll(UNPRINTABLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A piece of a page whose texts are escaped; told from a text by its class, so that no stored value can pass for one. */
export class Markup {
  constructor(readonly source: string) {}
}

/** What a template may interpolate: texts and numbers, which are escaped, and finished pieces of page. */
export type Interpolated = string | number | Markup | readonly Markup[];

/** Template tag of a piece of page: everything interpolated is escaped unless it is markup already. */
export function markup(strings: TemplateStringsArray, ...values: readonly Interpolated[]): Markup {
  return new Markup(strings.reduce((page, string, index) => page + sourceOf(values[index - 1] ?? '') + string));
}

/** The pieces one after another, each on its own line; absent ones (`null`) leave no trace. */
export function pieces(...parts: readonly (Markup | null)[]): Markup {
  return new Markup(parts.flatMap((part) => (part === null ? [] : [part.source])).join('\n'));
}

function sourceOf(value: Interpolated): string {
  if (value instanceof Markup) return value.source;
  return typeof value === 'object' ? value.map((part) => part.source).join('') : escapeHtml(value);
}
