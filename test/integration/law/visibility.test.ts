import { parse, subscribe, type ExecutionResult } from 'graphql';
import { PUBLIC, type Caller } from '../../../domain/shared/caller.js';
import { caller, officer, system } from '../../support/callers.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { ADMIN, CHECKER, COMMITMENT, LEADER, REVIEWER, SECOND_REVIEWER, SUPERVISOR, take, WINDOW } from '../../support/law.js';
import { APPLICANT, materialCodes, MEMBER, receive, STEPS, type Received } from '../../support/straight-road.js';
import { waitFor } from '../../support/wait-for.js';

const OTHER = '120102';

const CALLERS: Readonly<Record<string, Caller>> = {
  'the public': PUBLIC,
  'the applicant': caller('APPLICANT', { identifier: APPLICANT.identifier }),
  'another applicant': caller('APPLICANT', { subject: 'APPLICANT:other', identifier: '11120000000125006K' }),
  'a window officer': WINDOW,
  'a reviewer': REVIEWER,
  'a checker': CHECKER,
  'a leader': LEADER,
  "the member's system": system(MEMBER),
  'its centre manager': caller('CENTER_MANAGER', { member: MEMBER }),
  'a window officer elsewhere': officer(OTHER, 'WINDOW'),
  'a reviewer elsewhere': officer(OTHER, 'REVIEWER'),
  'a checker elsewhere': officer(OTHER, 'CHECKER'),
  'a leader elsewhere': officer(OTHER, 'LEADER'),
  'a system elsewhere': system(OTHER),
  'a centre manager elsewhere': caller('CENTER_MANAGER', { member: OTHER }),
  'a supervisor': SUPERVISOR,
  'the administrator': ADMIN,
};

/** What belongs to the whole hub, and an alert of 和平区. own, all: of whose alerts a list tells; else what is shown, or the refusal. */
const HUB_MATRIX = matrix(`
                           | calendar, preview | alerts, alertRaised | alert by id | acknowledgeAlert | publishCalendar | advanceTrainingClock
the public                 | shown             | UNAUTHENTICATED     | absent      | UNAUTHENTICATED  | UNAUTHENTICATED | UNAUTHENTICATED
the applicant              | shown             | FORBIDDEN           | absent      | FORBIDDEN        | FORBIDDEN       | FORBIDDEN
another applicant          | shown             | FORBIDDEN           | absent      | FORBIDDEN        | FORBIDDEN       | FORBIDDEN
a window officer           | shown             | own                 | shown       | FORBIDDEN        | FORBIDDEN       | FORBIDDEN
a reviewer                 | shown             | own                 | shown       | FORBIDDEN        | FORBIDDEN       | FORBIDDEN
a checker                  | shown             | own                 | shown       | FORBIDDEN        | FORBIDDEN       | FORBIDDEN
a leader                   | shown             | own                 | shown       | done             | FORBIDDEN       | FORBIDDEN
the member's system        | shown             | own                 | shown       | done             | FORBIDDEN       | FORBIDDEN
its centre manager         | shown             | FORBIDDEN           | absent      | FORBIDDEN        | FORBIDDEN       | FORBIDDEN
a window officer elsewhere | shown             | own                 | absent      | FORBIDDEN        | FORBIDDEN       | FORBIDDEN
a reviewer elsewhere       | shown             | own                 | absent      | FORBIDDEN        | FORBIDDEN       | FORBIDDEN
a checker elsewhere        | shown             | own                 | absent      | FORBIDDEN        | FORBIDDEN       | FORBIDDEN
a leader elsewhere         | shown             | own                 | absent      | NOT_FOUND        | FORBIDDEN       | FORBIDDEN
a system elsewhere         | shown             | own                 | absent      | NOT_FOUND        | FORBIDDEN       | FORBIDDEN
a centre manager elsewhere | shown             | FORBIDDEN           | absent      | FORBIDDEN        | FORBIDDEN       | FORBIDDEN
a supervisor               | shown             | all                 | shown       | done             | FORBIDDEN       | FORBIDDEN
the administrator          | shown             | all                 | shown       | done             | done            | done
`);

/** What a case of 和平区 tells; its steps are its correction, procedures, extension, evaluation and audit. absent: there is no such case. */
const CASE_MATRIX = matrix(`
                           | steps           | commitment      | documents       | alerts
the public                 | UNAUTHENTICATED | UNAUTHENTICATED | UNAUTHENTICATED | UNAUTHENTICATED
the applicant              | shown           | shown           | shown           | none
another applicant          | absent          | absent          | absent          | absent
a window officer           | shown           | shown           | shown           | shown
a reviewer                 | shown           | shown           | shown           | shown
a checker                  | shown           | shown           | shown           | shown
a leader                   | shown           | shown           | shown           | shown
the member's system        | shown           | shown           | shown           | shown
its centre manager         | FORBIDDEN       | FORBIDDEN       | FORBIDDEN       | FORBIDDEN
a window officer elsewhere | absent          | absent          | absent          | absent
a reviewer elsewhere       | absent          | absent          | absent          | absent
a checker elsewhere        | absent          | absent          | absent          | absent
a leader elsewhere         | absent          | absent          | absent          | absent
a system elsewhere         | absent          | absent          | absent          | absent
a centre manager elsewhere | FORBIDDEN       | FORBIDDEN       | FORBIDDEN       | FORBIDDEN
a supervisor               | shown           | masked          | masked          | shown
the administrator          | shown           | masked          | masked          | shown
`);

type Cell = readonly [who: string, expected: string, by: Caller];

/** The columns of a table as written above, each with what it says of every caller. */
function matrix(table: string): (column: string) => readonly Cell[] {
  const [[, ...columns] = [], ...rows] = table
    .slice(1, -1)
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  expect(rows.map(([who]) => who)).toEqual(Object.keys(CALLERS));
  return (column) =>
    rows.map(([who = '', ...cells]): Cell => {
      const [by, expected] = [CALLERS[who], cells[columns.indexOf(column)]];
      if (by === undefined || expected === undefined) throw new Error(`nothing is said of ${column} for ${who}`);
      return [who, expected, by];
    });
}

const AGENT = '钱代办';
const WHOLE_NAMES = [APPLICANT.name, APPLICANT.identifier, APPLICANT.phone, AGENT];

let hub: TestHub;
let own: Received;
let alertId: string;

beforeAll(async () => {
  hub = await testHub();
  own = await wholeCase();
  await raise(OTHER);
  const answer = await hub.ask('query ($id: ID!) { case(id: $id) { alerts { id } } }', { id: own.id }, WINDOW);
  alertId = answer.data?.['case'].alerts[0].id as string;
});
afterAll(() => hub.close());

/** A case that has seen all that the law knows: a correction, a commitment signed by an agent, a procedure, an extension, a poor rating. */
async function wholeCase(): Promise<Received> {
  const itemCode = '120101-XK00103';
  const [corrected, deferred] = ['XK00103-M01', 'XK00103-M06'];
  const materials = (await materialCodes(hub, itemCode)).filter((code) => code !== deferred).map((code) => ({ code }));
  const received = await receive(hub, { itemCode, materials, applicant: { ...APPLICANT, agentName: AGENT } });
  const { id, number, trackingCode } = received;
  await take(hub, 'requestCorrection', id, { entries: [{ material: corrected, problem: '未签字', standard: '签字并盖章' }] });
  await take(hub, 'supplementMaterials', id, { materials: [{ code: corrected }] });
  await take(hub, 'acceptCase', id, { commitment: { ...COMMITMENT, signedBy: AGENT } });
  await take(hub, 'startProcedure', id, { kind: 'SITE_SURVEY' }, REVIEWER);
  await take(hub, 'finishProcedure', id, { kind: 'SITE_SURVEY', result: '合格' }, SECOND_REVIEWER);
  await take(hub, 'extendCase', id, { days: 5, reason: '需要补充核查', approvedBy: LEADER.staff }, LEADER);
  await take(hub, 'supplementMaterials', id, { materials: [{ code: deferred }] });
  await take(hub, 'reviewCase', id, { favourable: true, text: '符合条件' }, REVIEWER);
  await take(hub, 'decideCase', id, { outcome: 'APPROVED', reasons: '符合法定条件、标准' }, CHECKER);
  await take(hub, 'deliverCase', id, {});
  const rated = await hub.ask(STEPS.rateCase, { input: { number, code: trackingCode, level: 'DISSATISFIED' } });
  expect(rated.data?.['rateCase'].userErrors).toEqual([]);
  return received;
}

/** Raises an alert of a member: an acceptance that is recorded three hours late. */
async function raise(member: string): Promise<void> {
  const occurredAt = hub.clock.now();
  const window = officer(member, 'WINDOW');
  const { id } = await receive(hub, { itemCode: `${member}-XK01201` }, window);
  hub.clock.advanceHours(3);
  await take(hub, 'acceptCase', id, { occurredAt }, window);
}

/** The code by which a whole request was refused. */
const codeOf = ({ errors }: Pick<ExecutionResult, 'errors'>): unknown => errors?.[0]?.extensions['code'];

describe('the calendar and the clock', () => {
  test.each(HUB_MATRIX('calendar, preview'))('for %s: %s', async (_who, expected, by) => {
    const answer = await hub.ask(
      `{ workingCalendar(year: 2017) { workingDays }
         clockPreview(input: { statutoryLimit: { count: 20 }, promisedLimit: { count: 8 }, receivedOn: "2017-02-06", acceptedOn: "2017-02-06",
           asOf: "2017-02-06" }) { clock { statutory { dueOn } } } }`,
      {},
      by,
    );
    expect(expected).toBe('shown');
    expect(answer).toEqual({
      data: { workingCalendar: { workingDays: 249 }, clockPreview: { clock: { statutory: { dueOn: '2017-03-06' } } } },
    });
  });
});

describe('alerts', () => {
  /** Whose alerts a caller is told of, by a word of the matrix. */
  const membersOf = (by: Caller, word: string): (string | null)[] => (word === 'all' ? [MEMBER, OTHER] : [by.member]);

  test.each(HUB_MATRIX('alerts, alertRaised'))('listed, for %s: %s', async (_who, expected, by) => {
    const answer = await hub.ask('{ alerts { totalCount nodes { member { code } } } }', {}, by);
    if (answer.errors !== undefined) return expect(codeOf(answer)).toBe(expected);
    const { nodes, totalCount } = answer.data?.['alerts'] as { nodes: { member: { code: string } }[]; totalCount: number };
    expect(new Set(nodes.map(({ member }) => member.code))).toEqual(new Set(membersOf(by, expected)));
    expect(totalCount).toBe(nodes.length);
  });

  test('told to each watcher as they are listed to it', async () => {
    const cells = HUB_MATRIX('alerts, alertRaised');
    // One for everybody at the end: behind it comes whatever was told that should not have been.
    const raised = [OTHER, MEMBER, OTHER, MEMBER];
    const isTold = ([, word]: Cell): boolean => word === 'own' || word === 'all';
    const due = ([, word, by]: Cell): string[] => raised.filter((code) => membersOf(by, word).includes(code));
    const told: Record<string, unknown> = {};
    const streams: AsyncGenerator<ExecutionResult>[] = [];
    for (const [who, , by] of cells) {
      const document = parse('subscription { alertRaised { member { code } } }');
      const result = await subscribe({ schema: hub.schema, document, contextValue: hub.context(by) });
      if ('errors' in result) told[who] = codeOf(result);
      else streams.push(collect(result as AsyncGenerator<ExecutionResult>, (told[who] = [])));
    }
    for (const member of raised) await raise(member);
    const hasAll = (cell: Cell): boolean => (told[cell[0]] as string[]).length >= due(cell).length;
    await waitFor(() => cells.filter(isTold).every(hasAll), 'the alerts');
    expect(told).toEqual(Object.fromEntries(cells.map((cell) => [cell[0], isTold(cell) ? due(cell) : cell[1]])));
    await Promise.all(streams.map((stream) => stream.return(undefined)));
  });

  /** Reads a stream of alerts into a list of their members. */
  function collect(stream: AsyncGenerator<ExecutionResult>, into: string[]): AsyncGenerator<ExecutionResult> {
    void (async () => {
      for await (const { data } of stream) into.push((data as { alertRaised: { member: { code: string } } }).alertRaised.member.code);
    })();
    return stream;
  }

  test.each(HUB_MATRIX('alert by id'))('by id, for %s: %s', async (_who, expected, by) => {
    const ask = (id: string) => hub.ask('query ($id: ID!) { node(id: $id) { id } }', { id }, by);
    expect(await ask(alertId)).toEqual({ data: { node: expected === 'shown' ? { id: alertId } : null } });
    expect(await ask(`alert_${MEMBER}_none`)).toEqual({ data: { node: null } });
  });

  test.each(HUB_MATRIX('acknowledgeAlert'))('acknowledged, by %s: %s', async (_who, expected, by) => {
    await hub.database.query('UPDATE alert SET acknowledged_at = NULL WHERE id = $1', [alertId]);
    const answer = await hub.ask(
      'mutation ($input: AcknowledgeAlertInput!) { acknowledgeAlert(input: $input) { alert { id } userErrors { code } } }',
      { input: { alert: alertId, note: '已回访' } },
      by,
    );
    const payload = answer.data?.['acknowledgeAlert'];
    expect(codeOf(answer) ?? payload.userErrors[0]?.code ?? 'done').toBe(expected);
    const [alert] = await hub.database.query('SELECT acknowledged_at IS NOT NULL AS done FROM alert WHERE id = $1', [alertId]);
    expect(alert).toEqual({ done: expected === 'done' });
  });
});

describe('what runs the hub', () => {
  const published = async () => hub.database.query('SELECT count(*)::int AS count FROM calendar_year');

  test.each(HUB_MATRIX('publishCalendar'))('publishCalendar, by %s: %s', async (_who, expected, by) => {
    const before = await published();
    const answer = await hub.ask(
      'mutation ($input: PublishCalendarInput!) { publishCalendar(input: $input) { calendar { year } userErrors { code } } }',
      { input: { year: 2027, source: '国务院办公厅关于2027年部分节假日安排的通知（示例）', restWeekdays: [], workingWeekendDays: [] } },
      by,
    );
    expect(codeOf(answer) ?? (answer.data?.['publishCalendar'].calendar.year === 2027 ? 'done' : 'refused')).toBe(expected);
    if (expected !== 'done') expect(await published()).toEqual(before);
  });

  test.each(HUB_MATRIX('advanceTrainingClock'))('advanceTrainingClock, by %s: %s', async (_who, expected, by) => {
    const before = hub.clock.now();
    const to = new Date(Date.parse(before) + 60_000).toISOString();
    const answer = await hub.ask('mutation ($to: DateTime!) { advanceTrainingClock(to: $to) }', { to }, by);
    expect(codeOf(answer) ?? 'done').toBe(expected);
    expect(hub.clock.now()).toBe(expected === 'done' ? to : before);
  });
});

describe('a case', () => {
  const FIELDS = {
    steps: `correction { entries { problem standard } answeredAt } procedures { kind result } extension { days reason approvedBy { name } }
      evaluation { level callback } audit { events intact firstBrokenEvent { id } }`,
    commitment: 'commitment { signedBy supplementBy text materials { code } }',
    documents: 'documents { kind number html } events { nodes { document { html } } }',
    alerts: 'alerts { kind }',
  };

  /** What of a case the caller is shown; its absence, or the refusal, as one word. */
  async function shown(part: keyof typeof FIELDS, by: Caller) {
    const answer = await hub.ask(`query ($id: ID!) { case(id: $id) { ${FIELDS[part]} } }`, { id: own.id }, by);
    const absent = await hub.ask(`query ($id: ID!) { case(id: $id) { ${FIELDS[part]} } }`, { id: `case_${MEMBER}_none` }, by);
    if (answer.data?.['case'] === null || answer.errors !== undefined) expect(answer).toEqual(absent);
    return codeOf(answer) ?? answer.data?.['case'] ?? 'absent';
  }

  test.each(CASE_MATRIX('steps'))('correction, procedures, extension, evaluation and audit, for %s: %s', async (_who, expected, by) => {
    const seen = await shown('steps', by);
    if (expected !== 'shown') return expect(seen).toBe(expected);
    expect(seen).toMatchObject({
      correction: { entries: [{ problem: '未签字', standard: '签字并盖章' }], answeredAt: expect.any(String) },
      procedures: [{ kind: 'SITE_SURVEY', result: '合格' }],
      extension: { days: 5, reason: '需要补充核查', approvedBy: { name: LEADER.name } },
      evaluation: { level: 'DISSATISFIED' },
      audit: { events: 12, intact: true, firstBrokenEvent: null },
    });
  });

  test.each(CASE_MATRIX('commitment'))('commitment, for %s: %s', async (_who, expected, by) => {
    const seen = await shown('commitment', by);
    if (expected !== 'shown' && expected !== 'masked') return expect(seen).toBe(expected);
    const { signedBy, ...rest } = seen.commitment;
    expect(rest).toMatchObject({ supplementBy: COMMITMENT.supplementBy, materials: [{ code: 'XK00103-M06' }] });
    expect(signedBy).toBe(expected === 'shown' ? AGENT : '钱**');
    if (expected === 'masked') expect(rest.text).not.toContain(AGENT);
  });

  test.each(CASE_MATRIX('documents'))('documents, for %s: %s', async (_who, expected, by) => {
    const seen = await shown('documents', by);
    if (expected !== 'shown' && expected !== 'masked') return expect(seen).toBe(expected);
    expect(seen.documents.map(({ kind }: { kind: string }) => kind)).toEqual([
      'RECEIPT',
      'CORRECTION_NOTICE',
      'ACCEPTANCE_NOTICE',
      'COMMITMENT',
      'PROCEDURE_NOTICE',
      'EXTENSION_NOTICE',
      'APPROVAL_DECISION',
      'DELIVERY_RECEIPT',
    ]);
    const printed = JSON.stringify(seen);
    const whole = [...WHOLE_NAMES, own.trackingCode];
    expect(whole.filter((text) => printed.includes(text))).toEqual(expected === 'shown' ? whole : []);
  });

  test.each(CASE_MATRIX('alerts'))('alerts, for %s: %s', async (_who, expected, by) => {
    const seen = await shown('alerts', by);
    if (expected !== 'shown' && expected !== 'none') return expect(seen).toBe(expected);
    expect(seen).toEqual({ alerts: expected === 'shown' ? [{ kind: 'POOR_RATING' }] : [] });
  });

  test('masked for whoever rates it with the code', async () => {
    const received = await receive(hub, { applicant: { ...APPLICANT, agentName: AGENT } });
    await take(hub, 'refuseAcceptance', received.id, {
      reasons: '申请材料不真实',
      legalBasis: { title: '《中华人民共和国行政许可法》', article: '第七十八条' },
      guidance: '请如实提供材料后重新申请',
    });
    const answer = await hub.ask(
      `mutation ($input: RateCaseInput!) { rateCase(input: $input) { case {
        applicant { name identifier phone agentName } documents { html } alerts { kind } recentEvents { actor document { html } } } } }`,
      { input: { number: received.number, code: received.trackingCode, level: 'VERY_DISSATISFIED' } },
    );
    const seen = answer.data?.['rateCase'].case;
    expect(seen.applicant).toEqual({ name: '天*********', identifier: '9112**********T88H', phone: '********1234', agentName: null });
    expect(seen.alerts).toEqual([]);
    expect(seen.recentEvents.map(({ actor }: { actor: string }) => actor)).toEqual(['WINDOW', 'WINDOW', 'APPLICANT']);
    const printed = JSON.stringify(seen);
    expect([...WHOLE_NAMES, received.trackingCode].filter((text) => printed.includes(text))).toEqual([]);
  });
});
