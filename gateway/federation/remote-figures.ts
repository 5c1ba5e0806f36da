import type { AppraisalCounts, Figures, FigureSource } from '../../resolvers/shared/figures.js';
import { mergeRows } from '../../resolvers/statistics/merge-rows.js';
import type { GroupRow } from '../../prisma/statistics/statistics-read.js';
import { NodeUnavailable } from '../nodes/node-client.js';
import type { NodeOperations } from '../nodes/node-operations.js';
import { gatewayIdentity, type NodePool } from '../nodes/node-pool.js';
import { nodesOf } from './shard/nodes-asked.js';

/** Figures put together from the nodes' own: what a node counts, and whose figures are missing. */
export function remoteFigures(pool: NodePool): FigureSource {
  return {
    statistics: async (request) => {
      const { parts, unavailable } = await askAll<Figures<GroupRow>>(pool, request.members, 'statistics', request);
      return { rows: mergeRows(parts.map(({ rows }) => rows)), unavailable };
    },
    appraisals: async (from, to) => {
      const { parts, unavailable } = await askAll<Figures<AppraisalCounts>>(pool, null, 'appraisals', { from, to });
      return { rows: parts.flatMap(({ rows }) => rows), unavailable };
    },
  };
}

async function askAll<Result>(
  pool: NodePool,
  members: readonly string[] | null,
  operation: keyof NodeOperations,
  input: unknown,
): Promise<{ readonly parts: readonly Result[]; readonly unavailable: readonly string[] }> {
  const { nodes, homeless } = nodesOf(pool, members, members);
  const unavailable = [...homeless];
  const parts = await Promise.all(
    nodes.map(async ({ node, members: asked }) => {
      if (node.state === 'REFUSED') {
        unavailable.push(...asked);
        return [];
      }
      try {
        return [await node.client.call<Result>(operation, input, gatewayIdentity(''))];
      } catch (error) {
        if (!(error instanceof NodeUnavailable)) throw error;
        unavailable.push(...asked);
        return [];
      }
    }),
  );
  return { parts: parts.flat(), unavailable: unavailable.sort() };
}
