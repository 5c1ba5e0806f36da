import { readFileSync } from 'node:fs';
import { ConfigError } from '../config.js';
import { parseTopology, type Topology } from './topology.js';

/** A topology file that may change while the gateway runs, looked at by its content: no edit is too early or too quick to be seen. */
export class TopologyFile {
  /** What is wrong with the file as it is now; null: nothing. */
  fault: string | null = null;
  /** The last that was in order. */
  topology: Topology;
  /** What it holds; null: it cannot be read. */
  private text: string | null;

  /** Throws ConfigError where the file is not in order. */
  constructor(private readonly path: string) {
    this.text = read(path);
    this.topology = topologyOf(this.text, path);
  }

  /** Looks again; answers whether the file is another than at the last look. */
  look(): boolean {
    let text: string | null = null;
    try {
      text = read(this.path);
      if (text === this.text) return false;
      this.topology = topologyOf(text, this.path);
      this.fault = null;
      return true;
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      const isNew = error.message !== this.fault;
      this.fault = error.message;
      return isNew;
    } finally {
      this.text = text;
    }
  }
}

function read(path: string): string {
  return attempt(() => readFileSync(path, 'utf8'), `HUB_TOPOLOGY ${path} cannot be read`);
}

function topologyOf(text: string, path: string): Topology {
  return parseTopology(
    attempt(() => JSON.parse(text) as unknown, `HUB_TOPOLOGY ${path} is not JSON`),
    path,
  );
}

function attempt<Result>(work: () => Result, what: string): Result {
  try {
    return work();
  } catch (error) {
    throw new ConfigError(`${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
