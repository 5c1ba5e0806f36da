import { getOperationAST, parse, validate, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { PUBLIC, type Caller, type Language } from '../../domain/shared/caller.js';
import { composeHub, type Hub } from '../../gateway/compose-hub.js';
import { jitExecutor } from '../../gateway/executor/jit-executor.js';
import { buildHubSchema } from '../../resolvers/build-schema.js';
import type { HubContext } from '../../resolvers/shared/context.js';
import { hubContext } from '../../resolvers/shared/hub-context.js';
import type { Execution } from '../../gateway/executor/engine.js';
import type { Services } from '../../resolvers/shared/context.js';
import { testDatabase, type Shape, type TestDatabase } from './database.js';
import { ClockOfAll, TestClock } from './test-clock.js';

export { TestClock };

let schema: GraphQLSchema | null = null;

export interface TestHub extends Hub {
  readonly clock: TestClock;
  readonly database: TestDatabase;
  readonly schema: GraphQLSchema;
  /** The rows of a statement over all databases of the hub. */
  readonly everywhere: <Row>(sql: string, parameters?: readonly unknown[]) => Promise<Row[]>;
  readonly context: (caller?: Caller, language?: Language) => HubContext;
  readonly ask: (
    source: string,
    variables?: Record<string, unknown>,
    caller?: Caller,
    language?: Language,
  ) => Promise<ExecutionResult<Answer>>;
  readonly close: () => Promise<void>;
}

// An answer's shape is the query's; tests read it field by field.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Answer = Record<string, any>;

/** Which members each node holds where the hub is a gateway with three nodes: the first is the one whose data tests look at. */
const SHARES = {
  heping: ['120101'],
  districts: ['120102', '120103', '120104', '120105', '120106', '12011*'],
  city: ['120000-*'],
} as const;

/** The whole hub, seeded with the real registry; asked in-process: on a database of its own, or as a gateway over three nodes. */
export async function testHub(options: { readonly engine?: Shape; readonly connections?: number } = {}): Promise<TestHub> {
  const shape = options.engine ?? 'embedded';
  return shape === 'nodes' ? overNodes() : inOneProcess(shape, options.connections);
}

async function inOneProcess(engine: Exclude<Shape, 'nodes'>, connections?: number): Promise<TestHub> {
  schema ??= await buildHubSchema();
  const clock = new TestClock();
  let serial = 0;
  const database = await testDatabase({ engine, ...(connections === undefined ? {} : { connections }) });
  const hub = await composeHub({
    database,
    clock,
    ids: { next: () => (serial += 1).toString().padStart(8, '0') },
    key: Buffer.alloc(32, 7),
    busUrl: null,
    databaseUrl: database.url ?? null,
    onFault: (error) => {
      throw error;
    },
  });
  const context = contexts(hub.services);
  const execute = jitExecutor(schema);
  return {
    ...hub,
    clock,
    database,
    schema,
    everywhere: (sql, parameters) => database.query(sql, parameters),
    context,
    ask: asking(schema, (execution, caller, language) => execute({ ...execution, context: context(caller, language) })),
    close: async () => {
      await hub.close();
      await database.close();
    },
  };
}

async function overNodes(): Promise<TestHub> {
  schema ??= await buildHubSchema();
  // Most tests need no gateway, whose planner takes long to load.
  const { federatedHub } = await import('./federated-hub.js');
  const { nodes, engine, close } = await federatedHub(SHARES);
  const [first] = nodes;
  if (first === undefined) throw new Error('no node');
  const clock = new ClockOfAll(nodes.map((node) => node.clock));
  return {
    services: first.services,
    clock,
    database: first.database,
    schema,
    everywhere: async <Row>(sql: string, parameters?: readonly unknown[]) =>
      (await Promise.all(nodes.map((node) => node.database.query<Row>(sql, parameters)))).flat(),
    context: contexts(first.services),
    ask: asking(schema, (execution, caller = PUBLIC, language = 'zh-CN') =>
      engine.execute({ ...execution, context: { caller, language } }),
    ),
    close,
  };
}

function contexts(services: Services): TestHub['context'] {
  return (caller = PUBLIC, language = 'zh-CN') => hubContext(services, caller, language);
}

/** Asks as the server does: a query that comes a second time is compiled. */
function asking(
  hubSchema: GraphQLSchema,
  execute: (execution: Omit<Execution, 'context'>, caller?: Caller, language?: Language) => Promise<ExecutionResult>,
): TestHub['ask'] {
  const documents = new Map<string, DocumentNode>();
  return async (source, variables = {}, caller, language) => {
    const document = documents.get(source) ?? parse(source);
    documents.set(source, document);
    const errors = validate(hubSchema, document);
    const operation = getOperationAST(document);
    if (errors.length > 0 || operation === null || operation === undefined) return { errors };
    return execute({ document, operation, operationName: null, variables }, caller, language);
  };
}
