import { getOperationAST, parse, type DocumentNode, type ExecutionResult } from 'graphql';
import type { Caller } from '../../domain/shared/caller.js';
import { members } from '../../prisma/seed/members.js';
import { copyRows } from './copied-rows.js';
import { QUICKER } from './database.js';
import { federatedHub, type FederatedHub } from './federated-hub.js';
import { testHub, type TestHub } from './hub.js';
import { Random } from './random.js';
import { growRows } from './random-rows.js';
import { SchemaDatabases } from './schema-databases.js';

/** Every run draws other rows and questions; a failure names the seed, and HUB_TEST_SEED draws the same again. */
export const SEED = Number(process.env['HUB_TEST_SEED'] ?? Date.now() % 1_000_000);

// An answer's shape is the query's.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Answer = ExecutionResult<Record<string, any>>;
export type Values = Readonly<Record<string, unknown>>;
export type Ask = (source: string, variables: Values, by: Caller) => Promise<Answer>;

/** A hub in one process with random rows of every list. */
export async function grownHub(): Promise<TestHub> {
  const hub = await testHub({ engine: QUICKER, connections: 2 });
  await growRows(hub, new Random(SEED));
  return hub;
}

/** The members of a hub dealt out at random to so many nodes behind a gateway, each with the rows of its own. */
export async function overNodes(hub: TestHub, count: number, random: Random): Promise<FederatedHub> {
  const shuffled = random.shuffled(members.map(({ code }) => code));
  const shares = Array.from(
    { length: count },
    (_, node) => [`node${node}`, shuffled.filter((_code, place) => place % count === node)] as const,
  );
  const schemas = count > 2 && QUICKER === 'embedded' ? await SchemaDatabases.open() : null;
  const nodes = await federatedHub(Object.fromEntries(shares), {
    isLean: true,
    ...(schemas === null ? {} : { databaseOf: (name) => schemas.database(name) }),
  });
  for (const node of nodes.nodes) {
    await node.clock.moveTo(hub.clock.now());
    await copyRows(hub.database, node.database, node.members);
  }
  const close = async (): Promise<void> => {
    await nodes.close();
    await schemas?.close();
  };
  return { ...nodes, close };
}

const documents = new Map<string, DocumentNode>();

/** Asks a gateway as its server does. */
export function asking({ engine }: FederatedHub): Ask {
  return async (source, variables, by) => {
    const document = documents.get(source) ?? parse(source);
    documents.set(source, document);
    const operation = getOperationAST(document);
    if (operation === null || operation === undefined) throw new Error('no operation');
    return engine.execute({ document, operation, operationName: null, variables, context: { caller: by, language: 'zh-CN' } });
  };
}

/** What two hubs must tell alike: the data, and of errors what a caller acts on; where all is refused, why. */
function told({ data, errors }: Answer): unknown {
  const faults = errors?.map(({ message, extensions, path }) => [extensions['code'] ?? message, path?.[0]]);
  if (data === null || data === undefined) return { data: null, codes: [...new Set(faults?.map(([code]) => code))] };
  return JSON.parse(JSON.stringify({ data, errors: faults })) as unknown;
}

/** Asks both the same; answers what they tell, which must be one. */
export async function expectAlike(one: Ask, many: Ask, source: string, variables: Values, by: Caller): Promise<Answer> {
  const expected = await one(source, variables, by);
  const answer = await many(source, variables, by);
  const asked = { seed: SEED, by: by.roles, source, variables };
  expect({ ...asked, told: told(answer) }).toEqual({ ...asked, told: told(expected) });
  return expected;
}
