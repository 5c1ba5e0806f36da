import { ACCOUNTABILITY_GROUNDS, ACCOUNTABILITY_MEASURES } from '../../domain/accountability/accountability.js';
import { CHANNELS } from '../../domain/inquiries/inquiry.js';
import { INSPECTION_KINDS, SEVERITIES, VIOLATIONS } from '../../domain/inspections/inspection.js';
import { ASPECTS } from '../../domain/rectifications/rectification.js';
import { PUBLIC, type Caller } from '../../domain/shared/caller.js';
import { addDays, addMilliseconds, startOfDay } from '../../domain/shared/time.js';
import { members } from '../../prisma/seed/members.js';
import { runDueChecks } from '../../resolvers/supervision/run-due-checks.js';
import { caller, officer, system } from './callers.js';
import type { TestHub } from './hub.js';
import { ADMIN, SUPERVISOR } from './law.js';
import { APPLICANTS, RandomCases, type OfferedItem } from './random-cases.js';
import type { Random } from './random.js';
import { EVIDENCE, SECOND_SUPERVISOR, send, type ServiceMutation } from './service.js';

/** Their codes begin alike, so that an order among them is put to the test. */
const ALIKE = ['120000-mz', '120000-mzj', '120000-sw', '120000-swj'];
/** Districts, departments and central units that records are made for. */
export const ROW_MEMBERS: readonly string[] = [
  ...members.filter(({ kind }) => kind === 'DISTRICT_BUREAU').map(({ code }) => code),
  ...ALIKE,
  '120000-sc',
  '120000-js',
  '120000-fgw',
  '120000-yc',
];

const DAYS = ['2017-02-06', '2017-02-08', '2017-02-14', '2017-02-22', '2017-03-01', '2017-03-06', '2017-03-15', '2017-04-05'];
const HOUR_MS = 3_600_000;
export const managerOf = (member: string): Caller => caller('CENTER_MANAGER', { subject: `manager:${member}`, member });

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

/** Makes records of every list at random through the API of a hub, on a few days, many at the same instant; ends on the last day. */
export async function growRows(hub: TestHub, random: Random): Promise<void> {
  await changeItems(hub, random, await offers(hub));
  const cases = new RandomCases(hub, random);
  const acts = new RandomActs(hub, random, await offers(hub), cases);
  for (const [index, day] of DAYS.entries()) {
    await hub.clock.moveTo(addMilliseconds(startOfDay(day), 9 * HOUR_MS));
    await runDueChecks(hub.services, hub.clock.now());
    for (let hour = 0; hour < 2; hour += 1) {
      if (index < DAYS.length - 1) for (let count = 0; count < 6; count += 1) await acts.receive();
      await cases.leadOn(0.85);
      await acts.serve();
      await acts.supervise();
      hub.clock.advanceHours(0.5);
    }
    if (day >= '2017-03-01') await acts.report();
  }
  await runDueChecks(hub.services, hub.clock.now());
}

async function offers(hub: TestHub): Promise<ReadonlyMap<string, readonly OfferedItem[]>> {
  const offered = new Map<string, readonly OfferedItem[]>();
  for (const member of ROW_MEMBERS) {
    const answer = await hub.ask(
      'query ($m: [String!]) { items(filter: { members: $m }, first: 100) { nodes { code materials { code } } } }',
      {
        m: [member],
      },
    );
    const nodes = answer.data?.['items'].nodes as { readonly code: string; readonly materials: readonly { readonly code: string }[] }[];
    const items = nodes.map(({ code, materials }) => ({ code, materials: materials.map((material) => material.code) }));
    if (items.length > 0) offered.set(member, items);
  }
  return offered;
}

/** What people do at windows and above them; what the rules refuse has not happened. */
class RandomActs {
  private readonly rows: Record<'inquiry' | 'appointment' | 'visit' | 'inspection' | 'rectification' | 'accountability', Row[]> = {
    inquiry: [],
    appointment: [],
    visit: [],
    inspection: [],
    rectification: [],
    accountability: [],
  };
  private readonly owners = new Map<string, string>();

  constructor(
    private readonly hub: TestHub,
    private readonly random: Random,
    private readonly offered: ReadonlyMap<string, readonly OfferedItem[]>,
    private readonly cases: RandomCases,
  ) {}

  async receive(): Promise<void> {
    const [member, items] = this.random.one([...this.offered]);
    await this.cases.receive(member, this.random.one(items));
  }

  /** Inquiries, appointments and visits, new and old. */
  async serve(): Promise<void> {
    const { random, hub } = this;
    const at = (days: number): string => addMilliseconds(startOfDay(addDays(hub.clock.today(), days)), random.between(9, 11) * HOUR_MS);
    // Two members at one instant, whatever is drawn.
    const scheduledFor = at(random.between(0, 7));
    for (const [member, items] of random.shuffled([...this.offered]).slice(0, 2)) {
      const { code } = random.one(items);
      const window = officer(member, 'WINDOW');
      const itemCode = random.chance(0.7) ? code : null;
      await this.open(
        'inquiry',
        member,
        'openInquiry',
        { member, question: '怎样办理？', channel: random.one(CHANNELS), itemCode },
        window,
      );
      const booking = {
        itemCode: code,
        requestedFor: at(random.between(1, 9)),
        channel: 'WEB',
        content: '预约',
        applicant: random.one(APPLICANTS),
      };
      await this.open('appointment', member, 'bookAppointment', booking, PUBLIC);
      const project = { name: '重大项目', level: 'DISTRICT', owner: random.one(APPLICANTS).name };
      const visit = {
        member,
        kind: 'ON_SITE_SERVICE',
        project,
        itemCodes: items.slice(0, 2).map((one) => one.code),
        contactOfficer: window.staff,
      };
      await this.open('visit', member, 'scheduleVisit', { ...visit, address: '示例路1号', scheduledFor }, window);
    }
    await this.each('inquiry', 0.2, (_, member) => {
      const window = officer(member, 'WINDOW');
      return random.chance(0.5)
        ? ['answerInquiry', { answer: '请备齐材料' }, window]
        : ['referInquiry', { member: random.one(ROW_MEMBERS), note: '请到该窗口' }, window];
    });
    await this.each('appointment', 0.2, (_, member) => [
      random.one(['confirmAppointment', 'confirmAppointment', 'checkInAppointment', 'markNoShow', 'cancelAppointment'] as const),
      {},
      officer(member, 'WINDOW'),
    ]);
    await this.each('visit', 0.2, (_, member) =>
      random.chance(0.8)
        ? [
            'recordVisit',
            { guidance: '已辅导', ...(random.chance(0.5) ? { passedFirstTime: random.chance(0.6) } : {}) },
            officer(member, 'WINDOW'),
          ]
        : ['cancelVisit', { reason: '项目暂缓' }, officer(member, 'WINDOW')],
    );
  }

  /** Inspections with findings, ledgers, and who is held to account. */
  async supervise(): Promise<void> {
    const { random, hub } = this;
    // Two members with one due date, whatever is drawn.
    const dueOn = addDays(hub.clock.today(), random.between(0, 12));
    for (const member of random.shuffled(ROW_MEMBERS).slice(0, 2)) {
      const tied = random.chance(0.4) ? this.cases.oneOf(member) : null;
      const inspection = { member, kind: random.one(INSPECTION_KINDS), inspectors: ['督查员'], ...(tied === null ? {} : { case: tied }) };
      await this.open('inspection', member, 'openInspection', inspection, SUPERVISOR);
      const line = { aspect: random.one(ASPECTS), problem: '问题', measures: '措施', responsible: '负责人' };
      await this.open(
        'rectification',
        member,
        'openRectification',
        { member, ...line, dueOn },
        random.one([SUPERVISOR, managerOf(member)]),
      );
      const measure = random.one(ACCOUNTABILITY_MEASURES);
      const subject = random.chance(0.6) ? { subject: officer(member, 'WINDOW').staff } : {};
      const action = { member, ...subject, ground: random.one(ACCOUNTABILITY_GROUNDS), facts: '事实清楚', evidence: EVIDENCE, measure };
      await this.open('accountability', member, 'proposeAccountability', action, SUPERVISOR);
    }
    await this.each('inspection', 0.25, () =>
      random.chance(0.7)
        ? [
            'recordFinding',
            { violation: random.one(VIOLATIONS), severity: random.one(SEVERITIES), description: '情况', evidence: EVIDENCE },
            SUPERVISOR,
          ]
        : ['closeInspection', { summary: '小结' }, SUPERVISOR],
    );
    await this.each('rectification', 0.25, (_, member) => {
      const step = random.one(['submitRectification', 'submitRectification', 'verifyRectification', 'returnRectification'] as const);
      return [step, { text: '进展' }, step === 'submitRectification' ? managerOf(member) : SUPERVISOR];
    });
    await this.each('accountability', 0.25, (_, member) =>
      random.one([
        ['notifyAccountability', {}, SUPERVISOR],
        ['stateCase', { text: '陈述' }, random.one([officer(member, 'WINDOW'), managerOf(member)])],
        ['decideAccountability', { uphold: random.chance(0.7), reasons: '理由' }, SECOND_SUPERVISOR],
        ['publishAccountability', {}, SUPERVISOR],
      ] as const),
    );
  }

  /** Monthly reports of some members, some of them sent back. */
  async report(): Promise<void> {
    const { hub, random } = this;
    const [from, to] = hub.clock.today() < '2017-04-01' ? ['2017-02-01', '2017-02-28'] : ['2017-03-01', '2017-03-31'];
    for (let count = 0; count < 5; count += 1) {
      const member = random.one(ROW_MEMBERS);
      const input = { member, form: random.one(['DEFERRED_SERVICE', 'ON_SITE_SERVICE', 'APPOINTMENTS']), from, to };
      const submitted = await hub.ask(
        'mutation ($input: SubmitReportInput!) { submitReport(input: $input) { report { id } } }',
        { input },
        managerOf(member),
      );
      const id = (submitted.data?.['submitReport'].report as Row | null)?.id;
      if (id === undefined || !random.chance(0.3)) continue;
      await hub.ask(
        'mutation ($input: ReturnReportInput!) { returnReport(input: $input) { report { id } } }',
        { input: { report: id, reason: '数字有误' } },
        SUPERVISOR,
      );
    }
  }

  private async open(
    kind: keyof RandomActs['rows'],
    member: string,
    name: ServiceMutation,
    input: Record<string, unknown>,
    by: Caller,
  ): Promise<void> {
    const answer = await send(this.hub, name, input, by);
    if (answer.errors !== undefined) throw new Error(`${name}: ${JSON.stringify(answer.errors)}`);
    const payload = answer.data?.[name] as Readonly<Record<string, Row | null>>;
    const row = payload[kind === 'accountability' ? 'accountabilityAction' : kind];
    if (!row) return;
    this.rows[kind].push(row);
    this.owners.set(row.id, member);
  }

  private async each(
    kind: keyof RandomActs['rows'],
    share: number,
    act: (row: Row, member: string) => readonly [name: ServiceMutation, fields: Record<string, unknown>, by: Caller],
  ): Promise<void> {
    for (const row of this.rows[kind]) {
      if (!this.random.chance(share)) continue;
      const [name, fields, by] = act(row, this.owners.get(row.id) ?? '');
      const answer = await send(this.hub, name, { [kind === 'accountability' ? 'accountabilityAction' : kind]: row.id, ...fields }, by);
      const isFault = answer.errors?.some(({ extensions }) => extensions['code'] !== 'FORBIDDEN') ?? false;
      if (isFault) throw new Error(`${name}: ${JSON.stringify(answer.errors)}`);
    }
  }
}

/** Drafts, second versions and retired items, so that lists hold several versions of one code. */
async function changeItems(hub: TestHub, random: Random, offered: ReadonlyMap<string, readonly OfferedItem[]>): Promise<void> {
  for (const [member, items] of offered) {
    if (!random.chance(0.7)) continue;
    const [catalogueCode, old] = [`XK9000${random.between(1, 3)}`, random.one(items).code];
    const again = random.chance(0.5);
    const input = draftOf(member, again ? old.slice(member.length + 1) : catalogueCode);
    const drafted = await hub.ask(
      'mutation ($input: DraftItemInput!) { draftItem(input: $input) { item { code version } } }',
      { input },
      system(member),
    );
    const item = drafted.data?.['draftItem'].item as { readonly code: string; readonly version: number };
    if (again || random.chance(0.5))
      await hub.ask('mutation ($input: PublishItemInput!) { publishItem(input: $input) { userErrors { code } } }', { input: item }, ADMIN);
    if (!again && random.chance(0.5)) {
      const retired = { code: item.code, reason: '取消' };
      await hub.ask('mutation ($input: RetireItemInput!) { retireItem(input: $input) { userErrors { code } } }', { input: retired }, ADMIN);
    }
  }
}

function draftOf(member: string, catalogueCode: string): Record<string, unknown> {
  const legalBasis = { title: '《测试条例》', article: '第一条' };
  const material = { role: 'MAIN', legalBasis, howToObtain: '自备' };
  return {
    member,
    catalogueCode,
    name: '测试许可',
    kind: 'LICENCE',
    handling: 'PROMISED',
    statutoryLimit: { count: 20 },
    promisedLimit: { count: 8 },
    legalBases: [legalBasis],
    conditions: ['符合条件'],
    materials: [
      { ...material, code: `${catalogueCode}-M01`, name: '申请书', proves: '请求' },
      { ...material, code: `${catalogueCode}-M02`, name: '证明', proves: '条件' },
    ],
    reviewStandard: '形式审查',
    procedure: ['接件', '受理', '决定'],
  };
}
