import { caseScope } from '../../../domain/cases/case-policy.js';
import { hasRole, type Caller } from '../../../domain/shared/caller.js';
import type { KnownNode, NodePool } from '../../nodes/node-pool.js';
import { isRegistered } from '../../nodes/topology.js';

/** The members that a list is about; null: all. An officer who sees the own member only is answered by its node alone. */
export function membersAsked(
  caller: Caller,
  { ownOnly }: { readonly ownOnly: boolean },
  asked: readonly string[] | null | undefined,
): readonly string[] | null {
  const { all, applicant } = caseScope(caller);
  const seesOwnOnly = ownOnly && !all && applicant === null && caller.member !== null && !hasRole(caller, 'SUPERVISOR', 'HUB_ADMIN');
  return asked ?? (seesOwnOnly && caller.member !== null ? [caller.member] : null);
}

/** The nodes of the members asked for, and the members that are on none. Unknown codes are for a node to refuse. */
export function nodesOf(
  pool: NodePool,
  codes: readonly string[] | null,
  asked: readonly string[] | null | undefined,
): { readonly nodes: readonly { readonly node: KnownNode; readonly members: readonly string[] }[]; readonly homeless: readonly string[] } {
  if (codes === null) return { nodes: pool.all().map((node) => ({ node, members: node.client.node.members })), homeless: pool.homeless() };
  const byNode = new Map<KnownNode, string[]>();
  const homeless: string[] = [];
  for (const code of codes) {
    const node = pool.of(code) ?? (isRegistered(code) ? null : (pool.anyOrder()[0] ?? null));
    if (node === null) homeless.push(code);
    else byNode.set(node, [...(byNode.get(node) ?? []), code]);
  }
  if (byNode.size === 0 && (asked ?? []).length === 0)
    return {
      nodes: pool
        .anyOrder()
        .slice(0, 1)
        .map((node) => ({ node, members: [] })),
      homeless,
    };
  return { nodes: [...byNode].map(([node, members]) => ({ node, members })), homeless };
}
