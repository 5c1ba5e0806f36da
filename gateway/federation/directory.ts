import { members } from '../../prisma/seed/members.js';
import { Registry } from '../../prisma/members/registry.js';
import type { HubContext, Services } from '../../resolvers/shared/context.js';
import { hubContext } from '../../resolvers/shared/hub-context.js';
import type { RequestContext } from '../http/context-of.js';
import type { NodePool } from '../nodes/node-pool.js';
import { remoteFigures } from './remote-figures.js';

/** What the gateway answers by itself: members and whether they can be reached, the caller, figures over all nodes. It keeps no data. */
export function directoryContexts(pool: NodePool): (request: RequestContext) => HubContext & { readonly missing: Set<string> } {
  const nobodysData = {
    query: () => Promise.reject(new Error('the gateway keeps no data')),
  };
  // Only fields of the directory subgraph are executed here, and these need no more than is given.
  const services = {
    database: nobodysData,
    registry: Registry.of(members, (code) => pool.of(code)?.state === 'UP'),
    figures: remoteFigures(pool),
  } as unknown as Services;
  return ({ caller, language }) => Object.assign(hubContext(services, caller, language), { missing: new Set<string>() });
}
