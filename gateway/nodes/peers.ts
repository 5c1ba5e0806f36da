import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PartUnreachable, type JointParts } from '../../resolvers/joint-cases/joint-parts.js';
import { ownerOf } from '../../domain/members/owner-of.js';
import { replaceWhole } from '../../prisma/shared/whole-file.js';
import { NodeClient, NodeUnavailable } from './node-client.js';
import { gatewayIdentity } from './node-pool.js';
import type { NodeOperations } from './node-operations.js';
import { isRegistered, type TopologyNode } from './topology.js';

/**
 * Within this time another node answers. A request may wait for it twice (what its member offers, then its part) and must still be answered
 * within the time that the gateway gives us (ANSWER_WITHIN_MS), or a node that hangs would take this one's members away too.
 */
const PEER_ANSWERS_WITHIN_MS = 900;

/** The other nodes, as the gateway last told of them; remembered over restarts, so that a joint case goes on without the gateway too. */
export class Peers {
  private clients: readonly NodeClient[] = [];
  private readonly file: string;

  constructor(
    private readonly secret: string,
    private readonly ownMembers: readonly string[],
    dataFolder: string,
    private readonly withinMs: number = PEER_ANSWERS_WITHIN_MS,
  ) {
    this.file = join(dataFolder, 'peers.json');
    if (existsSync(this.file)) this.open(readNodes(this.file));
  }

  /** Takes over where the members are. */
  take(nodes: readonly TopologyNode[]): void {
    const told = JSON.stringify(nodes);
    if (told === JSON.stringify(this.clients.map(({ node }) => node))) return;
    replaceWhole(this.file, told);
    this.open(nodes);
  }

  close(): void {
    for (const client of this.clients) client.close();
  }

  /** The parts of joint cases, of our own members here, of others at their nodes. */
  jointParts(own: JointParts): JointParts {
    return {
      offer: (itemCode) => this.at(ownerOf(itemCode), () => own.offer(itemCode), 'partOffer', itemCode),
      receive: (order) => this.at(ownerOf(order.itemCode), () => own.receive(order), 'partReceive', order),
      state: (caseId) => this.at(ownerOf(caseId), () => own.state(caseId), 'partState', caseId),
      deliver: (delivery) => this.at(ownerOf(delivery.caseId), () => own.deliver(delivery), 'partDeliver', delivery),
    };
  }

  /** Does here what is of our own members (and what names no member that there is), and asks the others' nodes. */
  private async at<Result>(
    member: string | null,
    here: () => Promise<Result>,
    operation: keyof NodeOperations,
    input: unknown,
  ): Promise<Result> {
    if (member === null || this.ownMembers.includes(member) || !isRegistered(member)) return here();
    const client = this.clients.find(({ node }) => node.members.includes(member));
    if (client === undefined) throw new PartUnreachable(member);
    try {
      return await client.call<Result>(operation, input, gatewayIdentity(''));
    } catch (error) {
      if (error instanceof NodeUnavailable) throw new PartUnreachable(member);
      throw error;
    }
  }

  private open(nodes: readonly TopologyNode[]): void {
    this.close();
    this.clients = nodes.map((node) => new NodeClient(node, this.secret, { withinMs: this.withinMs }));
  }
}

/** What was written down; nothing where that cannot be read, for the gateway tells it again. */
function readNodes(file: string): readonly TopologyNode[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as TopologyNode[];
  } catch {
    return [];
  }
}
