import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Topology } from '../nodes/topology.js';
import { breakingChanges, composeSupergraph, CompositionError, type SubgraphSdl } from './compose-supergraph.js';

/** Keeps the supergraph that serves: the last that could be composed and breaks nothing, over restarts too. */
export class SupergraphKeeper {
  private supergraph: string;
  private readonly file: string;
  /** Why the newest topology is not what serves; null where it is. */
  refusal: string | null = null;

  constructor(
    dataFolder: string,
    private readonly own: readonly SubgraphSdl[],
    private readonly log: Logger,
  ) {
    mkdirSync(dataFolder, { recursive: true });
    this.file = join(dataFolder, 'supergraph.graphql');
    this.supergraph = existsSync(this.file) ? readFileSync(this.file, 'utf8') : composeSupergraph(own, []);
  }

  current(): string {
    return this.supergraph;
  }

  /** Composes anew with a topology's own subgraphs; answers whether the supergraph has changed. What does not fit is told and left. */
  async take(topology: Topology): Promise<boolean> {
    try {
      const others = await Promise.all(topology.subgraphs.map(({ name, url, schema }) => sdlOf(name, url, schema)));
      const composed = composeSupergraph(this.own, others);
      if (composed === this.supergraph) {
        this.refusal = null;
        return false;
      }
      const breaking = await breakingChanges(this.supergraph, composed, topology.allowBreaking);
      if (breaking.length > 0) throw new CompositionError(breaking.map((change) => `breaking change not allowed: ${change}`));
      this.keep(composed);
      return true;
    } catch (error) {
      this.refusal = error instanceof Error ? error.message : String(error);
      this.log.error(
        { reasons: error instanceof CompositionError ? error.reasons : [this.refusal] },
        'the last good supergraph keeps serving',
      );
      return false;
    }
  }

  private keep(supergraph: string): void {
    const draft = `${this.file}.${process.pid}`;
    writeFileSync(draft, supergraph);
    renameSync(draft, this.file);
    this.supergraph = supergraph;
    this.refusal = null;
  }
}

const ANSWER_WITHIN_MS = 5_000;

/** A department's SDL: from its file, or as the subgraph itself tells it. */
async function sdlOf(name: string, url: string, schema: string | null): Promise<SubgraphSdl> {
  if (schema !== null) return { name, url, sdl: readFileSync(schema, 'utf8') };
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ _service { sdl } }' }),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  }).catch((error: unknown) => {
    throw new CompositionError([`[${name}] ${url} does not tell its schema: ${error instanceof Error ? error.message : String(error)}`]);
  });
  const answer = (await response.json().catch(() => null)) as { readonly data?: { readonly _service?: { readonly sdl?: unknown } } } | null;
  const sdl = answer?.data?._service?.sdl;
  if (typeof sdl !== 'string') throw new CompositionError([`[${name}] ${url} does not tell its schema by _service { sdl }`]);
  return { name, url, sdl };
}
