import { addDays, startOfDay } from '../../../domain/shared/time.js';
import { caller, officer } from '../../support/callers.js';
import { TODAY } from '../setting.js';
import { anyCases, caseFacts, newestCases, SELECTION, type CaseFacts } from './case-facts.js';
import { NAMED_CASES } from './department-subgraph.js';
import type { Asking, Door, GatewayQuestion, GatewayScenario, Holding } from './scenario.js';

const SUPERVISOR = caller('SUPERVISOR');
const CASES = 1_600;
const PAGE = 20;
/** Lists of so many days back. */
const DAYS = 40;

/** The name of what is measured while a node hangs. */
export const HANG = 'gateway-hang';

/** Asked in the same words of everybody. */
const everywhere = (asking: Omit<Asking, 'variablesOf'>): Readonly<Record<Door, Asking>> => {
  const asked = { ...asking, variablesOf: ({ variables }: GatewayQuestion) => variables };
  return { gateway: asked, node: asked, hub: asked };
};

/** Cases of all the databases, now from one, now from the other. */
async function mixedCases(holdings: readonly Holding[]): Promise<CaseFacts[]> {
  const each = Math.floor(CASES / holdings.length);
  const found = await Promise.all(holdings.map((holding) => anyCases(holding, each)));
  return Array.from({ length: each }, (_, index) => found.flatMap((cases) => cases.slice(index, index + 1))).flat();
}

/** An officer looks a case of the own member up. */
export const one: GatewayScenario = {
  name: 'gateway-case',
  title: 'one case by id, with item and member',
  aimMs: 0.9,
  questions: async (holdings) =>
    (await mixedCases(holdings)).map((facts) => ({
      caller: officer(facts.member.code, 'WINDOW'),
      variables: { id: facts.id },
      facts: () => Promise.resolve(facts),
    })),
  asking: everywhere({
    document: `query Case($id: ID!) { case(id: $id) { ${SELECTION} } }`,
    granted: '{"data":{"case":{',
    factsOf: ({ case: told }) => caseFacts(told),
  }),
};

/** A supervisor looks through the newest cases of two districts, on two nodes where there are two. */
const list: GatewayScenario = {
  name: 'gateway-list',
  title: 'list of 20 cases over two nodes, with item and member',
  aimMs: 1.1,
  questions: (holdings) =>
    Promise.resolve(
      Array.from({ length: DAYS }, (_, back) => addDays(TODAY, -back - 1)).flatMap((day, back) =>
        pairs(holdings, back).map((members) => ({
          caller: SUPERVISOR,
          variables: { filter: { members, receivedTo: day } },
          facts: () => pageFacts(holdings, members, startOfDay(addDays(day, 1))),
        })),
      ),
    ),
  asking: everywhere({
    document: `query Cases($filter: CaseFilter) { cases(filter: $filter, first: ${PAGE}) { nodes { ${SELECTION} } pageInfo { hasNextPage } } }`,
    granted: '{"data":{"cases":{"nodes":[{',
    factsOf: ({ cases }) => ({ cases: cases.nodes.map(caseFacts), hasNextPage: cases.pageInfo.hasNextPage }),
  }),
};

/** Each district of the first database beside another one, of the last database; every day others. */
function pairs(holdings: readonly Holding[], shift: number): [string, string][] {
  const [first, last] = [holdings[0]?.districts ?? [], holdings.at(-1)?.districts ?? []];
  return first.map((member, index) => [member, last[(index + 1 + (shift % (last.length - 1))) % last.length] ?? member]);
}

/** The page as it must be: what every database has, put in one order here. */
async function pageFacts(holdings: readonly Holding[], members: readonly string[], before: string) {
  const found = await Promise.all(holdings.map((holding) => newestCases(holding, members, before, PAGE + 1)));
  const key = ({ receivedAt, id }: CaseFacts): string => `${receivedAt} ${id}`;
  const all = found.flat().sort((a, b) => (key(a) < key(b) ? 1 : -1));
  return { cases: all.slice(0, PAGE), hasNextPage: all.length > PAGE };
}

const looked = (each: (id: string, index: number) => string): string =>
  Array.from({ length: PAGE }, (_, index) => each(`$c${index}`, index)).join(' ');

/**
 * A department's subgraph names twenty cases, and the gateway looks them up: `_entities` on the nodes, split by owner. A hub in one
 * process has no subgraphs; there it is twenty cases by id in one document.
 */
const entities: GatewayScenario = {
  name: 'gateway-entities',
  title: '20 cases named by a department, looked up as entities',
  aimMs: 2.0,
  questions: async (holdings) => {
    const cases = await mixedCases(holdings);
    return Array.from({ length: Math.floor(cases.length / PAGE) }, (_, at) => cases.slice(at * PAGE, (at + 1) * PAGE)).map((named) => ({
      caller: SUPERVISOR,
      variables: { ids: named.map(({ id }) => id) },
      facts: () => Promise.resolve(named),
    }));
  },
  asking: {
    gateway: {
      document: `query Named($ids: [ID!]!) { ${NAMED_CASES}(ids: $ids) { ${SELECTION} } }`,
      variablesOf: ({ variables }) => variables,
      granted: `{"data":{"${NAMED_CASES}":[{`,
      factsOf: ({ [NAMED_CASES]: named }) => named.map(caseFacts),
    },
    node: {
      document: `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Case { ${SELECTION} } } }`,
      variablesOf: (question) => ({ representations: idsOf(question).map((id) => ({ __typename: 'Case', id })) }),
      granted: '{"data":{"_entities":[{',
      factsOf: ({ _entities: found }) => found.map(caseFacts),
    },
    hub: {
      document: `query Each(${looked((id) => `${id}: ID!`)}) { ${looked((id, at) => `c${at}: case(id: ${id}) { ${SELECTION} }`)} }`,
      variablesOf: (question) => Object.fromEntries(idsOf(question).map((id, at) => [`c${at}`, id])),
      granted: '{"data":{"c0":{',
      factsOf: (data) => Object.values(data as object).map(caseFacts),
    },
  },
};

function idsOf({ variables }: GatewayQuestion): readonly string[] {
  return variables['ids'] as readonly string[];
}

/** Everything that the gateway is measured by, in the order of its table. */
export const GATEWAY_SCENARIOS: readonly GatewayScenario[] = [one, list, entities];
