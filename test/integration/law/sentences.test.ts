import { system } from '../../support/callers.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { refusals, WINDOW } from '../../support/law.js';
import { APPLICANT, ITEM, MEMBER, materialCodes, receive, RECEIVE } from '../../support/straight-road.js';

const LANGUAGES = ['zh-CN', 'en'] as const;
const CHINESE = /[\u3000-\u9fff]/;

describe('what a refusal says', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await testHub();
  });
  afterAll(() => hub.close());

  test.each(LANGUAGES)("shows instants by Tianjin's clock (%s)", async (language) => {
    const { id } = await receive(hub);
    const [late] = await refusals(hub, 'acceptCase', id, { occurredAt: '2017-02-06T08:59:00+08:00' }, WINDOW, language);
    expect(late?.code).toBe('RECORDED_OUT_OF_ORDER');
    expect(late?.message).toContain('2017-02-06 08:59:00');
    expect(late?.message).toContain('2017-02-06 09:00:00');
    const [future] = await refusals(hub, 'acceptCase', id, { occurredAt: '2017-02-06T16:30:00.000Z' }, WINDOW, language);
    expect(future?.code).toBe('OCCURRED_IN_FUTURE');
    expect(future?.message).toContain('2017-02-07 00:30:00');
    for (const message of [late?.message, future?.message]) expect(message).not.toMatch(/T\d\d:|Z|01:00/);
  });

  test.each(LANGUAGES)('names the year whose calendar is wanting, not the next one (%s)', async (language) => {
    const materials = (await materialCodes(hub)).map((code) => ({ code }));
    const input = {
      itemCode: ITEM,
      title: '旧件',
      applicant: APPLICANT,
      materials,
      declaredTruthful: true,
      occurredAt: '2010-03-01T09:00:00+08:00',
    };
    const answer = await hub.ask(RECEIVE, { input }, WINDOW, language);
    const { case: received, userErrors } = answer.data?.['receiveCase'] ?? {};
    expect(received).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'CALENDAR_NOT_PUBLISHED', basis: '行政许可法第八十二条' }]);
    expect(userErrors[0].message.match(/\d{4}/g)).toEqual(['2010']);
  });

  describe('in English has no Chinese words', () => {
    const BASIS = { title: 'Test Act', article: 'Article 1' };
    const DRAFT = {
      member: MEMBER,
      name: 'Test licence',
      kind: 'LICENCE',
      handling: 'PROMISED',
      statutoryLimit: { count: 20 },
      promisedLimit: { count: 8 },
      legalBases: [BASIS],
      conditions: ['Any'],
      materials: [
        { code: 'A', name: 'Form A', role: 'MAIN', legalBasis: BASIS, howToObtain: 'By hand', proves: 'Fact A' },
        { code: 'B', name: 'Form B', role: 'NON_MAIN', legalBasis: BASIS, howToObtain: 'By hand', proves: 'Fact B' },
      ],
      reviewStandard: 'Formal',
      procedure: ['Receive'],
    };
    const messages = async (mutation: 'draftItem' | 'publishItem', type: string, input: object): Promise<string[]> => {
      const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { message } } }`;
      const answer = await hub.ask(query, { input }, system(MEMBER), 'en');
      expect(answer.errors).toBeUndefined();
      return (answer.data?.[mutation].userErrors as { message: string }[]).map(({ message }) => message);
    };

    test('for the units of limits', async () => {
      const limits = { statutoryLimit: { count: 1, unit: 'MONTH' }, promisedLimit: { count: 40, unit: 'CALENDAR_DAY' } };
      expect(await messages('draftItem', 'DraftItemInput', { ...DRAFT, catalogueCode: 'XK90201', ...limits })).toEqual([
        'The promised limit 40 calendar days is longer than the statutory limit 1 months',
      ]);
    });

    test('for the details that a version lacks', async () => {
      const [first, second] = DRAFT.materials;
      const gaps = {
        catalogueCode: 'XK90202',
        legalBases: [{ title: '', article: '' }],
        conditions: [],
        reviewStandard: '',
        procedure: [],
        materials: [
          { ...first, role: 'NON_MAIN', howToObtain: '', proves: '', legalBasis: null },
          { ...second, formUrl: 'https://forms.example/b', proves: '' },
        ],
        specialProcedures: [{ kind: 'EXPERT_REVIEW', maxDays: 10 }],
        fees: [{ name: 'Fee', standard: '1' }],
        entersCenter: false,
      };
      expect(await messages('draftItem', 'DraftItemInput', { ...DRAFT, ...gaps })).toEqual([]);
      const found = await messages('publishItem', 'PublishItemInput', { code: `${MEMBER}-XK90202`, version: 1 });
      expect(found.length).toBeGreaterThanOrEqual(12);
      for (const message of found) expect([message, CHINESE.test(message)]).toEqual([message, false]);
    });
  });
});
