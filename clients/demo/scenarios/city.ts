import { cityHub, type CityHub } from '../city-processes.js';
import type { DemoHub } from '../hub-process.js';
import type { Scenario } from '../stage/scenario.js';
import type { Actor, Cast, Stage } from '../stage/stage.js';
import { APPLICANT } from './applicant.js';

const HEPING = '120101';
const BINHAI = '120116';
const ITEM = 'XK01201';
const PATIENCE_MS = 60_000;
const OWNER = { kind: 'ORGANIZATION', ...APPLICANT, phone: '022-55501234', residence: 'LOCAL' } as const;

export const city: Scenario = {
  name: 'city',
  summary: 'a city node, three district nodes, a department subgraph and the gateway: one list, a joint case, a node killed and back',
  title: '一个入口，多个系统：网关联合市、区节点和部门子图',
  basis: '通知第6条、第24条、第27条',
  rule: '各单位的数据各自保存，对外只有一个接口；某个节点中断，只影响它自己的单位，并且明确告知；联合办件跨单位一次收件、并联办理、一次送达。',
  movesClock: true,
  open: cityHub,
  play: async (stage, hub) => {
    const running = asCity(hub);
    stage.narrator.fact(
      '节点',
      running.nodes.map(({ name, members }) => `${name}（${members.split(',').length > 2 ? '其余各区' : members}）`).join('、'),
    );
    const [heping, binhai] = [await stage.cast(`${HEPING}-${ITEM}`), await stage.cast(`${BINHAI}-${ITEM}`)];
    await oneList(stage, heping, binhai);
    const live = await follow(stage);
    await departmentField(stage);
    await jointCase(stage, heping, binhai);
    await outage(stage, running, heping);
    await live.tellAll();
  },
};

function asCity(hub: DemoHub): CityHub {
  if (!('kill' in hub)) throw new Error('scenario city starts its own nodes');
  return hub as CityHub;
}

/** 一个列表: cases of two nodes in one order, with one count. */
async function oneList(stage: Stage, heping: Cast, binhai: Cast): Promise<void> {
  stage.narrator.part('一、一个列表：两个节点的办件，一个顺序、一个总数');
  for (const [{ window, item }, title] of [
    [heping, '和平区示例印刷厂'],
    [binhai, '滨海新区示例印刷厂'],
  ] as const)
    await stage.receive(window, item, { title, applicant: APPLICANT, sentence: '在本单位窗口接件，存在本单位节点。' });
  await tellList(stage);
}

interface ListAnswer {
  readonly cases: {
    readonly totalCount: number;
    readonly nodes: readonly { readonly number: string; readonly title: string; readonly member: { readonly shortName: string } }[];
  };
}

/** The newest cases as a supervisor sees them; answers which members are missing. */
async function tellList(stage: Stage): Promise<readonly string[]> {
  const { data, missing } = await stage.supervisor.client.ask<ListAnswer>(
    '{ cases(first: 6) { totalCount nodes { number title member { shortName } } } }',
  );
  stage.narrator.table([
    ['办件', '单位', '名称'],
    ...(data?.cases.nodes ?? []).map(({ number, title, member }) => [number, member.shortName, title]),
  ]);
  stage.narrator.fact('合计', `${data?.cases.totalCount ?? 0} 件${missing.length === 0 ? '' : `；无法访问：${missing.join('、')}`}`);
  return missing;
}

/** 部门子图: a field of the environment department on the hub's own cases. */
async function departmentField(stage: Stage): Promise<void> {
  stage.narrator.part('二、部门子图：环保部门给办件加一个字段');
  interface Permits {
    readonly cases: {
      readonly nodes: readonly {
        readonly number: string;
        readonly emissionPermit: { readonly number: string; readonly tonsPerYear: number } | null;
      }[];
    };
  }
  const { data } = await stage.supervisor.client.ask<Permits>(
    '{ cases(first: 2) { nodes { number emissionPermit { number tonsPerYear } } } }',
  );
  for (const { number, emissionPermit } of data?.cases.nodes ?? [])
    stage.narrator.fact(number, `排污许可 ${emissionPermit?.number ?? '无'}，每年 ${emissionPermit?.tonsPerYear ?? 0} 吨`);
}

interface Joint {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly cases: readonly ({
    readonly id: string;
    readonly number: string;
    readonly status: string;
    readonly member: { readonly shortName: string };
  } | null)[];
}
const JOINT = 'jointCase { id number status cases { id number status member { shortName } } } userErrors { code message basis }';

/** 联合办件 (M27): parts on two nodes, delivered once. */
async function jointCase(stage: Stage, heping: Cast, binhai: Cast): Promise<void> {
  stage.narrator.part('三、联合办件：一次收件，两个节点并联办理，一次送达');
  const materials = [...new Set([...heping.item.materials, ...binhai.item.materials].map(({ code }) => code))].map((code) => ({ code }));
  const input = {
    lead: HEPING,
    title: '跨区印刷项目',
    applicant: OWNER,
    itemCodes: [heping.item.code, binhai.item.code],
    materials,
    declaredTruthful: true,
  };
  const opened = await change(
    stage,
    heping.window,
    '联合收件',
    '一张表、一套材料，两个区同时办。',
    `mutation ($input: OpenJointCaseInput!) { openJointCase(input: $input) { ${JOINT} } }`,
    input,
  );
  tellParts(stage, opened);
  const early = 'mutation ($input: DeliverJointCaseInput!) { deliverJointCase(input: $input) { ' + JOINT + ' } }';
  await change(stage, heping.window, '一并送达（过早）', '还没有全部作出决定。', early, { jointCase: opened?.id ?? '' });
  for (const [index, cast] of [heping, binhai].entries()) {
    const id = opened?.cases[index]?.id ?? '';
    await change(stage, cast.window, '受理', '各自受理。', step('acceptCase', 'AcceptCaseInput'), { case: id });
    await change(stage, cast.reviewer, '一审', '各自审查。', step('reviewCase', 'ReviewCaseInput'), {
      case: id,
      favourable: true,
      text: '符合条件',
    });
    await change(stage, cast.checker, '一核', '各自决定。', step('decideCase', 'DecideCaseInput'), {
      case: id,
      outcome: 'APPROVED',
      reasons: '符合法定条件、标准',
    });
  }
  tellParts(stage, await change(stage, heping.window, '一并送达', '两个决定装在一个信封里。', early, { jointCase: opened?.id ?? '' }));
}

const step = (name: string, input: string): string =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { case { id number status } userErrors { code message basis } } }`;

function tellParts(stage: Stage, joint: Joint | null): void {
  for (const part of joint?.cases ?? [])
    stage.narrator.note('部分', part === null ? '等待其节点恢复' : `${part.number} ${part.member.shortName} ${part.status}`);
}

interface Changed {
  readonly userErrors: readonly { readonly code: string; readonly message: string; readonly basis: string | null }[];
  readonly jointCase?: Joint | null;
}

async function change(stage: Stage, by: Actor, what: string, sentence: string, source: string, input: object): Promise<Joint | null> {
  stage.narrator.step({ at: stage.now, who: by.who, what }, sentence);
  const { data, missing, message } = await by.client.ask<Readonly<Record<string, Changed>>>(source, { input });
  const [answer] = Object.values(data ?? {});
  if (answer === undefined || (answer as unknown) === null) {
    stage.narrator.refused([{ code: 'MEMBER_UNAVAILABLE', message: message ?? missing.join('、'), basis: null }]);
    return null;
  }
  if (answer.userErrors.length > 0) stage.narrator.refused(answer.userErrors);
  else
    stage.narrator.granted(
      answer.jointCase?.number ?? what,
      answer.jointCase ? `${answer.jointCase.number} 现为 ${answer.jointCase.status}` : '已办',
    );
  return answer.jointCase ?? null;
}

/** 节点中断: killed at once; the others go on, the missing are named; it comes back by itself. */
async function outage(stage: Stage, hub: CityHub, heping: Cast): Promise<void> {
  stage.narrator.part('四、滨海节点断电，又恢复');
  await hub.kill('binhai');
  stage.narrator.fact('断电', 'binhai 节点被强制终止（kill -9）');
  const missing = await tellList(stage);
  if (!missing.includes(BINHAI)) throw new Error('the missing member was not named');
  await stage.receive(heping.window, heping.item, { title: '断电期间的办件', applicant: APPLICANT, sentence: '和平区照常接件。' });
  await hub.revive('binhai');
  stage.narrator.fact('恢复', 'binhai 节点重新启动；网关自行发现');
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const { missing: still } = await stage.supervisor.client.ask<ListAnswer>(
      '{ cases(first: 1) { totalCount nodes { number title member { shortName } } } }',
    );
    if (still.length === 0) break;
    if (Date.now() > deadline) throw new Error('the node did not come back');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await tellList(stage);
}

/** Follows all nodes from their first event on; at the end, everything must have come, and nothing twice. */
async function follow(stage: Stage): Promise<{ readonly tellAll: () => Promise<void> }> {
  const { client } = stage.supervisor;
  interface Feed {
    readonly changes: { readonly totalCount: number; readonly edges: readonly { readonly cursor: string }[] };
  }
  const { data } = await client.ask<Feed>('{ changes(first: 1) { totalCount edges { cursor } } }');
  const after = data?.changes.edges[0]?.cursor ?? null;
  const seen: string[] = [];
  const query = 'subscription ($after: String) { memberProgress(after: $after) { id } }';
  const stop = client.follow<{ readonly memberProgress: { readonly id: string } }>(query, { after }, ({ memberProgress: { id } }) => {
    seen.push(id);
  });
  const tellAll = async (): Promise<void> => {
    const all = await client.ask<Feed>('query ($after: String) { changes(first: 1, after: $after) { totalCount edges { cursor } } }', {
      after,
    });
    const expected = all.data?.changes.totalCount ?? 0;
    const deadline = Date.now() + PATIENCE_MS;
    while (seen.length < expected && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 100));
    stop();
    stage.narrator.part('动态推送');
    if (seen.length !== expected || new Set(seen).size !== expected) throw new Error(`${seen.length} events came, ${expected} there are`);
    stage.narrator.fact('收到', `${seen.length} 条跨节点动态，与轮询所得一致：节点中断前后一条不缺、一条不重`);
  };
  return { tellAll };
}
