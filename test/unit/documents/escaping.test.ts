import { escapeHtml, markup } from '../../../domain/documents/escape-html.js';
import { oneTimeNotice } from '../../../domain/documents/one-time-notice.js';
import type { DocumentFacts } from '../../../domain/documents/document.js';
import { applicant, centers, facts, item, member, printed, tagsOf, textOf } from './fixtures.js';

const HOSTILE = `"'><script>alert('1')</script><img src=x onerror=alert(1)>&lt;`;

/** The same value with every text in it replaced but for those that steer the page. */
function withHostileTexts<Value>(value: Value, kept: ReadonlySet<string>): Value {
  const replaced = (key: string, part: unknown): unknown => {
    if (typeof part === 'string') return kept.has(key) ? part : HOSTILE;
    if (Array.isArray(part)) return part.map((entry) => replaced(key, entry));
    if (part === null || typeof part !== 'object') return part;
    return Object.fromEntries(Object.entries(part).map(([name, entry]) => [name, replaced(name, entry)]));
  };
  return replaced('', value) as Value;
}

const STEERING = new Set([
  'kind',
  'occurredAt',
  'promisedDueOn',
  'statutoryDueOn',
  'acceptanceDueOn',
  'validUntil',
  'residence',
  'mode',
  'receivedOn',
  'deferral',
  'dueOn',
  'answerBy',
  'supplementBy',
  'procedure',
  'unit',
]);
const ITEM_STEERING = new Set([
  'kind',
  'handling',
  'unit',
  'role',
  'deferral',
  'publishedAt',
  'formUrl',
  'sampleUrl',
  'consolidation',
  'status',
]);

describe('escaping', () => {
  it('escapes the five characters that markup is made of, the ampersand once', () => {
    expect(escapeHtml(`<a href="x" title='y'>&amp;`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;');
    expect(escapeHtml(12)).toBe('12');
  });

  it('drops control characters and marks that turn the reading order round, keeps line ends', () => {
    expect(escapeHtml('甲\u0000\u001b\u202e乙\n丙\u2069')).toBe('甲乙\n丙');
  });

  it('escapes what a template interpolates, once, and leaves finished pieces as they are', () => {
    const piece = markup`<b>${'<i>'}</b>`;
    expect(markup`${piece}${[piece, piece]}${'&'}`.source).toBe('<b>&lt;i&gt;</b>'.repeat(3) + '&amp;');
  });

  it('does not take a stored value of the same shape for a finished piece', () => {
    const stored = { source: '<script>' } as never;
    expect(() => markup`${stored}`.source).toThrow(TypeError);
  });

  it.each(Object.values(facts))('$kind: hostile texts add no tag and no attribute, and are read as they were written', (document) => {
    const plain: DocumentFacts = {
      ...document,
      ...('reasons' in document && { reasons: '一段' }),
      ...('text' in document && { text: '一段' }),
    };
    const page = printed(withHostileTexts(plain, STEERING), HOSTILE);
    expect(tagsOf(page)).toEqual(tagsOf(printed(plain)));
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<img');
    expect(textOf(page)).toContain(HOSTILE);
  });

  it('ONE_TIME_NOTICE: the same for what an item, a member and a centre say', () => {
    const hostile = withHostileTexts(item, ITEM_STEERING);
    const page = oneTimeNotice(hostile, { name: HOSTILE }, withHostileTexts(centers, new Set()));
    expect(tagsOf(page)).toEqual(tagsOf(oneTimeNotice(item, member, centers)));
    expect(page).not.toContain('<script');
    expect(textOf(page)).toContain(HOSTILE);
  });

  it('links to addresses of the web only, with quotes escaped', () => {
    const [first] = item.materials;
    const hostile = { ...first!, formUrl: 'javascript:alert(1)', sampleUrl: `https://a.example/"onclick="x` };
    const page = oneTimeNotice({ ...item, materials: [hostile] }, member, centers);
    expect(page).not.toContain('href="javascript:');
    expect(textOf(page)).toContain('javascript:alert(1)');
    expect(page).toContain('href="https://a.example/&quot;onclick=&quot;x"');
  });

  it('escapes the heading in the title of the page as well', () => {
    const page = oneTimeNotice({ ...item, name: '</title><script>' }, member, centers);
    expect(page).toContain('<title>&lt;/title&gt;&lt;script&gt;');
    expect(applicant.name).not.toContain('<');
  });
});
