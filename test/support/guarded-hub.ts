import { officer } from './callers.js';
import { federatedHub, type FederatedHub, type TestNode } from './federated-hub.js';
import { nodeProxy, type NodeProxy } from './node-proxy.js';
import { servedGateway, type Answer, type ServedGateway } from './served-gateway.js';
import { APPLICANT, RECEIVE } from './straight-road.js';
import { waitFor } from './wait-for.js';

/** Within this time a node of these tests answers; and how often each is greeted. */
export const ANSWER_WITHIN_MS = 4_000;
const LOOK_EVERY_MS = 50;
/** A node waits for another one twice at most, within its own time. */
const PEER_ANSWERS_WITHIN_MS = ANSWER_WITHIN_MS / 3;

/** A gateway as `npm run gateway` serves it, over real nodes that a proxy stands before: what the proxy does, the node seems to do. */
export interface GuardedHub {
  readonly hub: FederatedHub;
  readonly gateway: ServedGateway;
  readonly proxy: (node: string) => NodeProxy;
  readonly node: (name: string) => TestNode;
  /** Receives a case at a member; answers its id. */
  readonly receive: (member: string, title: string) => Promise<string>;
  /** Waits until the gateway says of a node that it is in a state. */
  readonly stands: (node: string, state: NodeView['state']) => Promise<NodeView>;
  /** Waits until a node has been greeted and has answered, whatever has failed before. */
  readonly greeted: (node: string) => Promise<void>;
  /** Lets every node answer again, and waits until the gateway has seen it. */
  readonly recover: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A node as /readyz tells of it. */
export interface NodeView {
  readonly name: string;
  readonly state: 'UP' | 'DOWN' | 'REFUSED';
  readonly reason: string | null;
  readonly breakerOpen: boolean;
}

export async function guardedHub(shares: Readonly<Record<string, readonly string[]>>): Promise<GuardedHub> {
  const hub = await federatedHub(shares, { peersWithinMs: PEER_ANSWERS_WITHIN_MS });
  const proxies = new Map(await Promise.all(hub.nodes.map(async ({ name, url }) => [name, await nodeProxy(url)] as const)));
  const found = <Value>(value: Value | undefined, name: string): Value => {
    if (value === undefined) throw new Error(`no node ${name}`);
    return value;
  };
  const proxy = (name: string) => found(proxies.get(name), name);
  const nodes = hub.topology.nodes.map((node) => ({ ...node, url: proxy(node.name).url }));
  const limits = { answerWithin: ANSWER_WITHIN_MS, lookEvery: LOOK_EVERY_MS };
  const gateway = await servedGateway({ topology: { ...hub.topology, nodes } }, [], undefined, limits);
  const stands: GuardedHub['stands'] = async (name, state) => {
    let view: NodeView | undefined;
    await waitFor(async () => {
      const { nodes: views } = (await gateway.readyz()) as unknown as { readonly nodes: readonly NodeView[] };
      view = views.find((one) => one.name === name);
      return view?.state === state;
    }, `node ${name} to be ${state}`);
    return found(view, name);
  };
  const greeted: GuardedHub['greeted'] = async (name) => {
    const greetings = () => proxy(name).reached.filter(({ asked }) => asked === 'greet').length;
    const before = greetings();
    // One is under way, the next has been heard whole by the time that there is a third.
    await waitFor(() => greetings() >= before + 3, `greetings of ${name}`);
    await stands(name, 'UP');
  };
  return {
    hub,
    gateway,
    proxy,
    node: (name) =>
      found(
        hub.nodes.find((node) => node.name === name),
        name,
      ),
    receive: async (member, title) => {
      const input = { itemCode: `${member}-XK01201`, title, applicant: APPLICANT, materials: [], declaredTruthful: true };
      const answer = await gateway.ask(RECEIVE, { input }, officer(member, 'WINDOW'));
      const id: unknown = answer.data?.receiveCase?.case?.id;
      if (typeof id !== 'string') throw new Error(`not received: ${JSON.stringify(answer)}`);
      return id;
    },
    stands,
    greeted,
    recover: async () => {
      for (const one of proxies.values()) one.behave({ kind: 'PASS' });
      await Promise.all(nodes.map(({ name }) => greeted(name)));
    },
    close: async () => {
      await gateway.stop();
      await Promise.all([...proxies.values()].map((one) => one.close()));
      await hub.close();
    },
  };
}

/** The members that an answer says are missing. */
export function missingOf({ errors = [] }: Answer): string[] {
  return errors.flatMap(({ extensions }) => (extensions['code'] === 'MEMBER_UNAVAILABLE' ? (extensions['members'] as string[]) : []));
}
