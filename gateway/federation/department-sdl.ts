import { readFileSync } from 'node:fs';
import type { TopologySubgraph } from '../nodes/topology.js';

const ASK = JSON.stringify({ query: '{ _service { sdl } }' });

const SDL_AT_MOST_BYTES = 5_000_000;

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
  const text = await attempt(name, `${url} does not tell its schema`, () => textWithin(response, SDL_AT_MOST_BYTES));
  const sdl = sdlOf(text);
  if (typeof sdl !== 'string') throw new Error(`[${name}] ${url} does not tell its schema by _service { sdl }`);
  return sdl;
}

/** What stands in an answer, unless it is longer than so many bytes: then it is read no further. */
async function textWithin({ body }: Response, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > limit) throw new Error(`its answer is longer than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function sdlOf(text: string): unknown {
  try {
    const answer = JSON.parse(text) as { readonly data?: { readonly _service?: { readonly sdl?: unknown } } } | null;
    return answer?.data?._service?.sdl;
  } catch {
    return null;
  }
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
