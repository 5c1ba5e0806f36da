import { parse, type GraphQLSchema } from 'graphql';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { replaceWhole } from '../../prisma/shared/whole-file.js';
import type { Topology, TopologySubgraph } from '../nodes/topology.js';
import { breakingChanges, composeSupergraph, CompositionError, publicSchemaOf, type SubgraphSdl } from './compose-supergraph.js';
import { departmentFaults } from './department-rules.js';
import { departmentSdl } from './department-sdl.js';

export interface KeeperOptions {
  /** Where the last good supergraph is kept. */
  readonly dataFolder: string;
  readonly own: readonly SubgraphSdl[];
  readonly log: Logger;
  /** Within this time a department tells its schema. */
  readonly withinMs?: number;
}

const ANSWER_WITHIN_MS = 5_000;

/**
 * Keeps the supergraph that serves: the last that could be composed and breaks nothing, over restarts too. A department that cannot be
 * asked, or does not fit, takes part as it did before, or not yet; it holds up no other.
 */
export class SupergraphKeeper {
  private supergraph: string;
  private readonly hub: GraphQLSchema;
  private readonly files: { readonly supergraph: string; readonly sdls: string };
  /** The departments' schemas that serve. */
  private good: ReadonlyMap<string, string>;
  private judged = '';
  private reasons: readonly string[] = [];

  constructor(private readonly options: KeeperOptions) {
    const { dataFolder, own } = options;
    mkdirSync(dataFolder, { recursive: true });
    this.files = { supergraph: join(dataFolder, 'supergraph.graphql'), sdls: join(dataFolder, 'subgraphs.json') };
    const alone = composeSupergraph(own, []);
    this.hub = publicSchemaOf(alone);
    this.supergraph = this.kept(this.files.supergraph, (text) => (parse(text), text)) ?? alone;
    this.good = new Map(Object.entries(this.kept(this.files.sdls, (text) => JSON.parse(text) as Record<string, string>) ?? {}));
  }

  current(): string {
    return this.supergraph;
  }

  /** Why the newest topology is not wholly what serves, in the composer's words; null where it is. */
  get refusal(): string | null {
    return this.reasons.length === 0 ? null : this.reasons.join('; ');
  }

  /** Whether a department's subgraph is part of what serves. */
  serves(name: string): boolean {
    return this.good.has(name);
  }

  /**
   * Composes anew with a topology's subgraphs, and swaps in what comes of it; answers whether anything changed. What does not fit is told
   * and left. `swap` throws where the new supergraph cannot be used.
   */
  async take(topology: Topology, swap: () => Promise<void> = () => Promise.resolve()): Promise<boolean> {
    const told = await Promise.all(topology.subgraphs.map((subgraph) => this.tell(subgraph)));
    const judging = JSON.stringify([told, topology.allowBreaking]);
    if (judging === this.judged) return false;
    const candidates = told.map((one) => this.judge(one));
    const faults = candidates.flatMap(({ fault }) => fault);
    try {
      const parts = candidates.flatMap(({ part }) => (part === null ? [] : [part]));
      const hasChanged = await this.compose(parts, topology.allowBreaking, swap);
      this.judged = judging;
      this.note(faults);
      return hasChanged;
    } catch (error) {
      // What does not fit fits no better at the next look; a disk that is full may have room again.
      if (error instanceof CompositionError) this.judged = judging;
      this.note([...faults, ...reasonsOf(error)]);
      return false;
    }
  }

  private async tell(subgraph: TopologySubgraph): Promise<Told> {
    const { name, url } = subgraph;
    return departmentSdl(subgraph, this.options.withinMs ?? ANSWER_WITHIN_MS).then(
      (sdl) => ({ name, url, sdl, fault: [] }),
      (error: unknown) => ({ name, url, sdl: null, fault: reasonsOf(error) }),
    );
  }

  /** The part that a department takes: by the schema that it tells, else as before, else none. */
  private judge({ name, url, sdl, fault }: Told): { readonly part: SubgraphSdl | null; readonly fault: readonly string[] } {
    const faults = sdl === null ? fault : this.faultsOf({ name, url, sdl });
    if (sdl !== null && faults.length === 0) return { part: { name, url, sdl }, fault: [] };
    const before = this.good.get(name);
    return { part: before === undefined ? null : { name, url, sdl: before }, fault: faults };
  }

  private faultsOf(part: SubgraphSdl): readonly string[] {
    if (this.good.get(part.name) === part.sdl) return [];
    try {
      composeSupergraph(this.options.own, [part]);
      return departmentFaults(part.name, part.sdl, this.hub);
    } catch (error) {
      return reasonsOf(error);
    }
  }

  private async compose(parts: readonly SubgraphSdl[], allowed: readonly string[], swap: () => Promise<void>): Promise<boolean> {
    const composed = composeSupergraph(this.options.own, parts);
    const before = this.supergraph;
    if (composed !== before) {
      const breaking = await breakingChanges(before, composed, allowed);
      if (breaking.length > 0) throw new CompositionError(breaking.map((change) => `breaking change not allowed: ${change}`));
      this.supergraph = composed;
      try {
        await swap();
      } catch (error) {
        this.supergraph = before;
        throw error;
      }
    }
    replaceWhole(this.files.supergraph, composed);
    this.good = new Map(parts.map(({ name, sdl }) => [name, sdl]));
    replaceWhole(this.files.sdls, JSON.stringify(Object.fromEntries(this.good)));
    return composed !== before;
  }

  private note(reasons: readonly string[]): void {
    const { log } = this.options;
    if (reasons.length > 0 && reasons.join() !== this.reasons.join()) log.error({ reasons }, 'the last good supergraph keeps serving');
    this.reasons = reasons;
  }

  private kept<Content>(file: string, read: (text: string) => Content): Content | null {
    if (!existsSync(file)) return null;
    try {
      return read(readFileSync(file, 'utf8'));
    } catch (error) {
      this.options.log.error({ file, reason: reasonsOf(error).join() }, 'what was kept of the supergraph cannot be read');
      return null;
    }
  }
}

/** What a department tells of itself; no SDL: why not. */
interface Told extends Omit<SubgraphSdl, 'sdl'> {
  readonly sdl: string | null;
  readonly fault: readonly string[];
}

function reasonsOf(error: unknown): readonly string[] {
  if (error instanceof CompositionError) return error.reasons;
  return [error instanceof Error ? error.message : String(error)];
}
