import type { Caller, Language } from '../../domain/shared/caller.js';
import { PUBLIC } from '../../domain/shared/caller.js';
import type { Instant } from '../../domain/shared/time.js';
import { NodeClient } from './node-client.js';
import type { CallIdentity } from './call-signature.js';
import type { Release } from './node-schema.js';
import { homelessMembers, type Topology, type TopologyNode } from './topology.js';

/** How a node stands: refused where it is none of ours, or of another release that does not fit. */
export type NodeState = 'UP' | 'DOWN' | 'REFUSED';

/** Cursors behind the last entries of a node's logs. */
export type LogEnds = Readonly<Record<'feed' | 'alerts', string>>;

/** A node as the gateway knows it, by its name: who follows it goes on where its address or its members change. */
export interface KnownNode {
  client: NodeClient;
  state: NodeState;
  /** Why it is refused, or what it last failed with. */
  reason: string | null;
  /** Its release where that is an older one, of which fields are left out; null where it is ours. */
  older: Release | null;
  /** Where its logs ended when it was first heard, before anybody could ask it for anything; null: never heard. */
  firstEnds: LogEnds | null;
  /** Where its logs ended when it was last heard; null: never heard. */
  ends: LogEnds | null;
  /** What its training clock showed when it was last heard; null: on the real clock, or never heard. */
  training: Instant | null;
  /** Digest of the working calendars that it last told; null: never heard, or of a release that does not tell. */
  calendars: string | null;
}

/** All nodes of the topology, and who holds which member. */
export class NodePool {
  private nodes: readonly KnownNode[] = [];
  private byMember: ReadonlyMap<string, KnownNode> = new Map();
  private homelessCodes: readonly string[] = [];
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly secret: string,
    topology: Topology,
    private readonly withinMs?: number,
  ) {
    this.take(topology);
  }

  /** Takes a topology over; a node that it names as before keeps its connections and its state, any other serves once it was looked at. */
  take(topology: Topology): void {
    const known = new Map(this.nodes.map((node) => [node.client.node.name, node]));
    const next = topology.nodes.map((node) => this.renewed(known.get(node.name), node));
    for (const node of this.nodes) if (!next.includes(node)) node.client.close();
    this.nodes = next;
    this.homelessCodes = homelessMembers(topology);
    this.byMember = new Map(next.flatMap((node) => node.client.node.members.map((code) => [code, node])));
    for (const listener of [...this.listeners]) listener();
  }

  /** Calls whenever a topology was taken over; answers how to stop. */
  onTake(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  all(): readonly KnownNode[] {
    return this.nodes;
  }

  /** Codes of the members that are on no node. */
  homeless(): readonly string[] {
    return this.homelessCodes;
  }

  /** The node that holds a member; null where none does. */
  of(memberCode: string): KnownNode | null {
    return this.byMember.get(memberCode) ?? null;
  }

  named(name: string): KnownNode | null {
    return this.nodes.find((node) => node.client.node.name === name) ?? null;
  }

  /** Nodes that all know alike, those that answer first. */
  anyOrder(): KnownNode[] {
    const doubt = ({ state, client }: KnownNode): number => (state === 'UP' ? client.breaker.failed : Infinity);
    return [...this.nodes].sort((a, b) => (doubt(a) === doubt(b) ? 0 : doubt(a) - doubt(b)));
  }

  close(): void {
    for (const { client } of this.nodes) client.close();
  }

  private renewed(known: KnownNode | undefined, node: TopologyNode): KnownNode {
    if (known !== undefined && keyOf(known.client.node) === keyOf(node)) return known;
    known?.client.close();
    const client = new NodeClient(node, this.secret, { withinMs: this.withinMs, trial: 'GREETING', isUnknown: true });
    const fresh = { client, state: 'DOWN', reason: null, older: null } as const;
    return known === undefined ? { ...fresh, firstEnds: null, ends: null, training: null, calendars: null } : Object.assign(known, fresh);
  }
}

/** In whose name the gateway asks by itself. */
export function gatewayIdentity(base: string): CallIdentity {
  return { caller: PUBLIC, language: 'zh-CN', base };
}

export function identityOf(context: { readonly caller: Caller; readonly language: Language }, base: string): CallIdentity {
  return { caller: context.caller, language: context.language, base };
}

function keyOf({ name, url, members }: TopologyNode): string {
  return JSON.stringify([name, url, members]);
}
