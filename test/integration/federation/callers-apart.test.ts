import type { Caller } from '../../../domain/shared/caller.js';
import { caller, officer } from '../../support/callers.js';
import { testDepartment, type TestDepartment } from '../../support/department.js';
import { federatedHub, type FederatedHub } from '../../support/federated-hub.js';
import { SUPERVISOR } from '../../support/law.js';
import { servedGateway, type ServedGateway } from '../../support/served-gateway.js';
import { APPLICANT, RECEIVE } from '../../support/straight-road.js';

const SHARES = { heping: ['120101'], others: ['120102', '120103', '120104', '120105', '120106', '12011*', '120000-*'] };

let hub: FederatedHub;
let gateway: ServedGateway;
let department: TestDepartment;

beforeAll(async () => {
  hub = await federatedHub(SHARES);
  department = await testDepartment();
  gateway = await servedGateway(hub, [
    { name: 'environment', url: department.url, secret: 'a secret between the gateway and the department' },
  ]);
});
afterAll(async () => {
  await gateway.stop();
  await Promise.all([department.stop(), hub.close()]);
});

const APPLICANT_B = { kind: 'ORGANIZATION', name: '天津示例印务有限公司', identifier: '91120101MA05AAAA1X', phone: '022-55501235' };
const ALL: readonly Caller[] = [
  officer('120101', 'WINDOW'),
  officer('120102', 'WINDOW'),
  SUPERVISOR,
  caller('APPLICANT', { subject: 'applicant:a', identifier: APPLICANT.identifier }),
  caller('APPLICANT', { subject: 'applicant:b', identifier: APPLICANT_B.identifier }),
];

/** The same document of all callers, at the same time: what one may see must never be in another's answer. */
test('callers who ask the same at once are each answered with their own rights, by the nodes and by the department alike', async () => {
  const ids: string[] = [];
  for (const [index, member] of ['120101', '120102', '120101', '120102'].entries()) {
    const applicant = index < 2 ? APPLICANT : { ...APPLICANT, name: `${APPLICANT.name}${index}` };
    const input = { itemCode: `${member}-XK01201`, title: `办件${index}`, applicant, materials: [], declaredTruthful: true };
    ids.push((await gateway.ask(RECEIVE, { input }, officer(member, 'WINDOW'))).data.receiveCase.case.id as string);
  }
  const query = `query ($ids: [ID!]!, $id: ID!) {
    emissionCases(cases: $ids) { title applicant { name phone } askedBy member { code availability } }
    case(id: $id) { title applicant { name } emissionPermit { number } askedBy }
    viewer { subject: name roles }
    asker { subject roles } }`;
  const ask = (by: Caller) => gateway.ask(query, { ids, id: ids[0] }, by);
  const alone = await Promise.all(ALL.map(ask));
  expect(new Set(alone.map((answer) => JSON.stringify(answer))).size).toBe(ALL.length);
  const together = await Promise.all(Array.from({ length: 60 }, (_, index) => ask(ALL[index % ALL.length] as Caller)));
  together.forEach((answer, index) => {
    const by = ALL[index % ALL.length] as Caller;
    expect(answer).toEqual(alone[index % ALL.length]);
    expect(answer.data.asker).toEqual({ subject: by.subject, roles: by.roles });
    if (answer.data.case !== null) expect(answer.data.case.askedBy).toBe(by.subject);
  });
  const [heping, hedong, supervisor, a, b] = alone;
  const titles = (answer: typeof heping) =>
    answer?.data.emissionCases.map((one: { title: string } | null) => one?.title ?? null) as (string | null)[];
  expect(titles(heping)).toEqual(['办件0', null, '办件2', null]);
  expect(titles(hedong)).toEqual([null, '办件1', null, '办件3']);
  expect(titles(supervisor)).toEqual(['办件0', '办件1', '办件2', '办件3']);
  expect(titles(a)).toEqual(['办件0', '办件1', '办件2', '办件3']);
  expect(titles(b)).toEqual([null, null, null, null]);
  expect([heping?.data.case.applicant.name, supervisor?.data.case.applicant.name === APPLICANT.name]).toEqual([APPLICANT.name, false]);
});

test('no call to the department is made for two callers at once', async () => {
  department.calls.length = 0;
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, index) => gateway.ask('{ asker { subject } }', {}, ALL[index % ALL.length] as Caller)),
  );
  expect(answers.map(({ data }) => data.asker.subject as string)).toEqual(answers.map((_, index) => ALL[index % ALL.length]?.subject));
  expect(department.calls).toHaveLength(12);
});
