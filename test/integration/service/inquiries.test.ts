import { officer, system } from '../../support/callers.js';
import { describeEachShape } from '../../support/database.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { REVIEWER, SUPERVISOR, WINDOW } from '../../support/law.js';
import { centerOf, faultOf, grantOf, MANAGER, refusalsOf } from '../../support/service.js';
import { MEMBER } from '../../support/straight-road.js';

const OTHER = '120102';
const QUESTION = { member: MEMBER, question: '开一家小吃店需要哪些材料？', channel: 'COUNTER' };
const LIST =
  'query ($members: [String!], $status: InquiryStatus) { inquiries(members: $members, status: $status) { totalCount nodes { id status item { code } } } }';

describeEachShape('inquiries (M10, M11)', (engine) => {
  let hub: TestHub;
  beforeEach(async () => {
    hub = await testHub({ engine });
  });
  afterEach(() => hub.close());

  const open = async (by = WINDOW, more = {}) => (await grantOf(hub, 'openInquiry', { ...QUESTION, ...more }, by)).inquiry.id as string;

  test('the first responder answers to the end', async () => {
    const inquiry = await open(WINDOW, { itemCode: `${MEMBER}-XK00103` });
    const answer = { inquiry, answer: '请带营业执照、身份证明和经营场所平面图。' };
    expect(await refusalsOf(hub, 'answerInquiry', answer, REVIEWER)).toEqual(['STAFF_NOT_ELIGIBLE']);
    expect((await grantOf(hub, 'answerInquiry', answer, WINDOW)).inquiry).toMatchObject({ status: 'ANSWERED', answer: answer.answer });
    expect(await refusalsOf(hub, 'answerInquiry', answer, WINDOW)).toEqual(['ILLEGAL_TRANSITION']);
    expect(await refusalsOf(hub, 'referInquiry', { inquiry, member: OTHER, note: '请到河东区' }, WINDOW)).toEqual(['ILLEGAL_TRANSITION']);
  });

  test('about an item of another member: the question is taken, and shows the item (M10)', async () => {
    const inquiry = await open(WINDOW, { itemCode: `${OTHER}-XK00103` });
    const { data, errors } = await hub.ask(
      'query ($id: ID!) { node(id: $id) { ... on Inquiry { question item { code name member { code } } } } inquiries { nodes { item { code version } } } }',
      { id: inquiry },
      WINDOW,
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      node: { question: QUESTION.question, item: { code: `${OTHER}-XK00103`, member: { code: OTHER } } },
      inquiries: { nodes: [{ item: { code: `${OTHER}-XK00103`, version: 1 } }] },
    });
    for (const itemCode of [`${OTHER}-XK99999`, '999999-XK00103', 'nonsense'])
      expect(await refusalsOf(hub, 'openInquiry', { ...QUESTION, itemCode }, WINDOW)).toEqual(['ITEM_NOT_PUBLISHED']);
  });

  test.each([
    ['beside each other', '{ inquiries { nodes { id } } inquiries { nodes { item { code } } } }'],
    ['deeper down', '{ inquiries { nodes { id } nodes { item { code } } } }'],
    ['three times, and below each other', '{ inquiries { nodes { id } nodes { item { id } item { code } } nodes { item { name } } } }'],
    ['on a condition', 'query ($yes: Boolean = true) { inquiries { nodes @skip(if: $yes) { question } nodes { id item { code } } } }'],
  ])('a field that is asked twice %s is one field', async (_how, query) => {
    const id = await open(WINDOW, { itemCode: `${OTHER}-XK00103` });
    const { data, errors } = await hub.ask(query, {}, WINDOW);
    expect(errors).toBeUndefined();
    expect(data?.['inquiries'].nodes).toEqual([expect.objectContaining({ id })]);
    expect(data?.['inquiries'].nodes[0].item.code).toBe(`${OTHER}-XK00103`);
  });

  test('another officer steps in only while the first responder is on leave', async () => {
    const inquiry = await open();
    const leave = { staff: WINDOW.staff, startsOn: '2017-02-06', endsOn: '2017-02-07', reason: '病假', approvedBy: '示例局长' };
    await grantOf(hub, 'recordLeave', leave, MANAGER);
    expect(await refusalsOf(hub, 'answerInquiry', { inquiry, answer: '可以' }, WINDOW)).toEqual(['STAFF_NOT_ELIGIBLE']);
    expect((await grantOf(hub, 'answerInquiry', { inquiry, answer: '可以' }, REVIEWER)).inquiry.status).toBe('ANSWERED');
  });

  test('a referral names member, centre, window and telephone; the member referred to sees and answers it', async () => {
    const inquiry = await open();
    const { referrals, status } = (await grantOf(hub, 'referInquiry', { inquiry, member: OTHER, note: '属河东区办理' }, WINDOW)).inquiry;
    const main = centerOf(OTHER);
    expect(status).toBe('REFERRED');
    expect(referrals).toEqual([
      {
        member: { code: OTHER },
        center: { id: main.id, name: main.name, phone: main.phone },
        window: { id: main.windows[0]?.id, number: main.windows[0]?.number },
        note: '属河东区办理',
      },
    ]);
    const theirs = officer(OTHER, 'WINDOW');
    expect((await hub.ask(LIST, {}, theirs)).data?.['inquiries'].nodes.map(({ id }: { id: string }) => id)).toEqual([inquiry]);
    expect((await grantOf(hub, 'answerInquiry', { inquiry, answer: '请在三号窗口办理' }, theirs)).inquiry.status).toBe('ANSWERED');
  });

  test('each refusal of a referral', async () => {
    const inquiry = await open();
    const elsewhere = centerOf('120103');
    const refer = (more: object) => refusalsOf(hub, 'referInquiry', { inquiry, member: OTHER, note: '转介', ...more }, WINDOW);
    expect(await refer({ center: elsewhere.id })).toEqual(['MEMBER_MISMATCH']);
    expect(await refer({ window: elsewhere.windows[0]?.id })).toEqual(['MEMBER_MISMATCH']);
    expect(await refer({ member: MEMBER })).toEqual(['INVALID_INPUT']);
    expect(await refer({ inquiry: 'inquiry_120101_none' })).toEqual(['NOT_FOUND']);
    const theirs = { inquiry, member: '120103', note: '再转' };
    expect(await refusalsOf(hub, 'referInquiry', theirs, officer('120104', 'WINDOW'))).toEqual(['NOT_FOUND']);
  });

  test('each refusal of a question', async () => {
    expect(await refusalsOf(hub, 'openInquiry', { ...QUESTION, itemCode: '120101-XK99999' }, WINDOW)).toEqual(['ITEM_NOT_PUBLISHED']);
    expect(await refusalsOf(hub, 'openInquiry', { ...QUESTION, by: 'staff_120101_99' }, system(MEMBER))).toEqual(['NOT_FOUND']);
    expect(await refusalsOf(hub, 'openInquiry', { ...QUESTION, by: REVIEWER.staff }, WINDOW)).toEqual(['STAFF_NOT_ELIGIBLE']);
    expect(await refusalsOf(hub, 'openInquiry', { ...QUESTION, by: 'staff_120102_01' }, system(MEMBER))).toEqual(['MEMBER_MISMATCH']);
    expect(await faultOf(hub, 'openInquiry', QUESTION, system(MEMBER))).toBe('BAD_USER_INPUT');
    expect(await faultOf(hub, 'openInquiry', { ...QUESTION, question: ' ' }, WINDOW)).toBe('BAD_USER_INPUT');
    expect(await faultOf(hub, 'openInquiry', { ...QUESTION, member: OTHER }, WINDOW)).toBe('FORBIDDEN');
    expect(await faultOf(hub, 'openInquiry', QUESTION)).toBe('UNAUTHENTICATED');
    expect(await faultOf(hub, 'openInquiry', QUESTION, SUPERVISOR)).toBe('FORBIDDEN');
  });

  test('who sees which: the member, those referred to, supervisors; nobody else', async () => {
    const inquiry = await open(WINDOW, { itemCode: `${MEMBER}-XK00103` });
    const seen = async (by?: Parameters<TestHub['ask']>[2], variables = {}) => {
      const answer = await hub.ask(LIST, variables, by);
      return answer.errors?.[0]?.extensions['code'] ?? answer.data?.['inquiries'].totalCount;
    };
    expect(await seen(REVIEWER)).toBe(1);
    expect(await seen(SUPERVISOR)).toBe(1);
    expect(await seen(SUPERVISOR, { members: [OTHER] })).toBe(0);
    expect(await seen(SUPERVISOR, { status: 'ANSWERED' })).toBe(0);
    expect(await seen(officer(OTHER, 'WINDOW'))).toBe(0);
    expect(await seen(MANAGER)).toBe('FORBIDDEN');
    expect(await seen()).toBe('UNAUTHENTICATED');
    expect(await seen(SUPERVISOR, { members: ['999999'] })).toBe('BAD_USER_INPUT');
    const node = async (by?: Parameters<TestHub['ask']>[2]) =>
      (await hub.ask('query ($id: ID!) { node(id: $id) { id } }', { id: inquiry }, by)).data?.['node'];
    expect(await node(WINDOW)).toEqual({ id: inquiry });
    expect(await node(officer(OTHER, 'WINDOW'))).toBeNull();
    expect(await node()).toBeNull();
  });
});
