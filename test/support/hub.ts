import { getOperationAST, parse, validate, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { PUBLIC, type Caller, type Language } from '../../domain/shared/caller.js';
import { addMilliseconds, civilDateOf, type Instant } from '../../domain/shared/time.js';
import { composeHub, type Hub } from '../../gateway/compose-hub.js';
import { jitExecutor } from '../../gateway/executor/jit-executor.js';
import { buildHubSchema } from '../../resolvers/build-schema.js';
import type { HubContext } from '../../resolvers/shared/context.js';
import { createLoaders } from '../../resolvers/shared/loaders.js';
import { testDatabase, type TestDatabase } from './database.js';

let schema: GraphQLSchema | null = null;

/** A clock that tests move by hand. */
export class TestClock {
  constructor(private instant: Instant = '2017-02-06T01:00:00.000Z') {}

  now(): Instant {
    return this.instant;
  }

  today(): string {
    return civilDateOf(this.instant);
  }

  /** Moved like a training hub's clock, where a test lets it be. */
  readonly training = {
    moveTo: (instant: Instant): Promise<void> => {
      if (instant > this.instant) this.instant = instant;
      return Promise.resolve();
    },
    keep: (): Promise<void> => Promise.resolve(),
  };

  advanceHours(hours: number): void {
    this.instant = addMilliseconds(this.instant, hours * 3_600_000);
  }
}

export interface TestHub extends Hub {
  readonly clock: TestClock;
  readonly database: TestDatabase;
  readonly schema: GraphQLSchema;
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

/** The whole hub on a database of its own, seeded with the real registry; asked in-process, without HTTP. */
export async function testHub(options: { readonly engine?: 'embedded' | 'server' } = {}): Promise<TestHub> {
  schema ??= await buildHubSchema();
  const hubSchema = schema;
  const clock = new TestClock();
  let serial = 0;
  const database = await testDatabase({ engine: options.engine ?? 'embedded' });
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
  // As the server does: a query that comes a second time is compiled.
  const documents = new Map<string, DocumentNode>();
  const execute = jitExecutor(hubSchema);
  const context = (caller: Caller = PUBLIC, language: Language = 'zh-CN'): HubContext => ({
    caller,
    language,
    services: hub.services,
    loaders: createLoaders(hub.services, caller),
  });
  return {
    ...hub,
    clock,
    database,
    schema: hubSchema,
    context,
    ask: async (source, variables = {}, caller, language) => {
      const document = documents.get(source) ?? parse(source);
      documents.set(source, document);
      const errors = validate(hubSchema, document);
      const operation = getOperationAST(document);
      if (errors.length > 0 || operation === null || operation === undefined) return { errors };
      const answer = await execute({ document, operation, operationName: null, variables, context: context(caller, language) });
      return answer;
    },
    close: async () => {
      await hub.close();
      await database.close();
    },
  };
}
