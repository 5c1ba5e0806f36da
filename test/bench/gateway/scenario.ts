import type { Caller } from '../../../domain/shared/caller.js';
import type { BenchDatabase } from '../database.js';
import type { Json } from '../scenario.js';

/** A database that is asked through a server, and the districts whose cases it holds. */
export interface Holding {
  readonly database: BenchDatabase;
  readonly districts: readonly string[];
}

/** Whom the same thing is asked of: the gateway over its nodes, one of the nodes directly, a hub in one process. */
export type Door = 'gateway' | 'node' | 'hub';

/** Something that the gateway is measured by, beside a node asked directly and a hub in one process. */
export interface GatewayScenario {
  readonly name: string;
  readonly title: string;
  /** Processor time of the gateway for one request, in milliseconds, at the most. */
  readonly aimMs: number;
  /** About what lies in these databases: each asks for something else. */
  readonly questions: (holdings: readonly Holding[]) => Promise<readonly GatewayQuestion[]>;
  readonly asking: Readonly<Record<Door, Asking>>;
}

export interface GatewayQuestion {
  readonly caller: Caller;
  readonly variables: Readonly<Record<string, unknown>>;
  /** What the right answer tells, read from the databases themselves. */
  readonly facts: () => Promise<unknown>;
}

/** How a thing is asked of a server. */
export interface Asking {
  readonly document: string;
  readonly variablesOf: (question: GatewayQuestion) => Readonly<Record<string, unknown>>;
  /** How every answer begins that is neither an error nor a refusal. */
  readonly granted: string;
  /** What the answer's `data` tells, in the form of the facts. */
  readonly factsOf: (data: Json) => unknown;
}
