import { readFileSync } from 'node:fs';
import type { TopologySubgraph } from '../nodes/topology.js';

const ASK = JSON.stringify({ query: '{ _service { sdl } }' });

/** A department's SDL: from its file, or as the subgraph itself tells it. Throws an Error that says why there is none. */
export async function departmentSdl({ name, url, schema }: TopologySubgraph, withinMs: number): Promise<string> {
  if (schema !== null) return attempt(name, `its file ${schema} cannot be read`, () => readFileSync(schema, 'utf8'));
  const response = await attempt(name, `${url} does not tell its schema`, () =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: ASK,
      redirect: 'error',
      signal: AbortSignal.timeout(withinMs),
    }),
  );
  const answer = (await response.json().catch(() => null)) as { readonly data?: { readonly _service?: { readonly sdl?: unknown } } } | null;
  const sdl = answer?.data?._service?.sdl;
  if (typeof sdl !== 'string') throw new Error(`[${name}] ${url} does not tell its schema by _service { sdl }`);
  return sdl;
}

async function attempt<Result>(name: string, what: string, work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw new Error(`[${name}] ${what}: ${wordsOf(error)}`, { cause: error });
  }
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message;
}
