import type { Caller, Language } from '../../domain/shared/caller.js';
import { PUBLIC } from '../../domain/shared/caller.js';
import { NodeClient } from './node-client.js';
import type { CallIdentity } from './call-signature.js';
import { homelessMembers, type Topology } from './topology.js';

/** How a node stands: refused where it is none of ours, or of another release that does not fit. */
export type NodeState = 'UP' | 'DOWN' | 'REFUSED';

/** A node as the gateway knows it. */
export interface KnownNode {
  readonly client: NodeClient;
  state: NodeState;
  /** Why it is refused, or what it last failed with. */
  reason: string | null;
  /** Whether an older release serves here: fields that it does not know are left out. */
  knows: ((type: string, field: string) => boolean) | null;
}

/** All nodes of the topology, and who holds which member. */
export class NodePool {
  private nodes: readonly KnownNode[] = [];
  private byMember: ReadonlyMap<string, KnownNode> = new Map();
  private homelessCodes: readonly string[] = [];

  constructor(
    private readonly secret: string,
    topology: Topology,
    private readonly withinMs?: number,
  ) {
    this.take(topology);
  }

  /** Takes a topology over; a node that it names as before keeps its connections and its state. */
  take(topology: Topology): void {
    const known = new Map(this.nodes.map((node) => [keyOf(node.client.node), node]));
    const next = topology.nodes.map(
      (node): KnownNode =>
        known.get(keyOf(node)) ?? { client: new NodeClient(node, this.secret, this.withinMs), state: 'DOWN', reason: null, knows: null },
    );
    for (const node of this.nodes) if (!next.includes(node)) node.client.close();
    this.nodes = next;
    this.homelessCodes = homelessMembers(topology);
    this.byMember = new Map(next.flatMap((node) => node.client.node.members.map((code) => [code, node])));
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
    return [...this.nodes].sort((a, b) => Number(a.state !== 'UP') - Number(b.state !== 'UP'));
  }

  close(): void {
    for (const { client } of this.nodes) client.close();
  }
}

/** In whose name the gateway asks by itself. */
export function gatewayIdentity(base: string): CallIdentity {
  return { caller: PUBLIC, language: 'zh-CN', base };
}

export function identityOf(context: { readonly caller: Caller; readonly language: Language }, base: string): CallIdentity {
  return { caller: context.caller, language: context.language, base };
}

function keyOf({ name, url, members }: { readonly name: string; readonly url: string; readonly members: readonly string[] }): string {
  return JSON.stringify([name, url, members]);
}
