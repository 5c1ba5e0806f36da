import { z } from 'zod';
import { members as seededMembers } from '../../prisma/seed/members.js';
import { ConfigError } from '../config.js';

const url = z.url({ protocol: /^https?$/, error: 'must be an http(s) address' });
const name = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'must be small letters, digits and _, a letter first');
const file = z.strictObject({
  nodes: z
    .array(z.strictObject({ name, members: z.array(z.string()).min(1, 'must name one member at least'), url }))
    .min(1, 'must name one node at least'),
  subgraphs: z
    .array(
      z.strictObject({
        name,
        url,
        schema: z.string().min(1).optional(),
        secret: z.string().min(32, 'must have at least 32 characters').optional(),
      }),
    )
    .default([]),
  allowBreaking: z.array(z.string().min(1)).default([]),
});

/** A node, and whose data it holds. */
export interface TopologyNode {
  readonly name: string;
  readonly url: string;
  /** Codes of its members, in order. */
  readonly members: readonly string[];
}

/** A department's own subgraph (Apollo Federation 2). */
export interface TopologySubgraph {
  readonly name: string;
  readonly url: string;
  /** A file with its SDL; null: it is asked for it. */
  readonly schema: string | null;
  /** Key by which the gateway signs who the caller is; null: the subgraph is not told. */
  readonly secret: string | null;
}

/** What stands behind a gateway. */
export interface Topology {
  readonly nodes: readonly TopologyNode[];
  readonly subgraphs: readonly TopologySubgraph[];
  /** Breaking changes of the public schema that are allowed, by name, such as `Case.emissionPermit`. */
  readonly allowBreaking: readonly string[];
}

/** Names that the gateway's own subgraphs bear. */
export const OWN_SUBGRAPHS = ['cases', 'joint', 'links', 'directory'] as const;

/** The topology that a file's content tells; throws ConfigError naming everything that is wrong with it. */
export function parseTopology(content: unknown, path = 'HUB_TOPOLOGY'): Topology {
  const result = file.safeParse(content);
  if (!result.success) {
    const issues = result.error.issues.map((issue) => `${issue.path.map(String).join('.')} ${issue.message}`);
    throw new ConfigError(`${path}: ${issues.join('; ')}`);
  }
  const { nodes, subgraphs, allowBreaking } = result.data;
  const expanded = nodes.map((node) => ({ name: node.name, url: node.url, members: expandMembers(node.members) }));
  const faults = [
    ...nodes.flatMap((node) =>
      node.members
        .filter((pattern) => expandMembers([pattern]).length === 0)
        .map((pattern) => `node ${node.name}: no member is called ${pattern}`),
    ),
    ...repeated(nodes.map((node) => node.name)).map((twice) => `two nodes are called ${twice}`),
    ...repeated(expanded.flatMap((node) => node.members)).map((code) => `member ${code} is named by ${namedBy(expanded, code)}`),
    ...repeated(subgraphs.map((subgraph) => subgraph.name)).map((twice) => `two subgraphs are called ${twice}`),
    ...subgraphs
      .filter((subgraph) => (OWN_SUBGRAPHS as readonly string[]).includes(subgraph.name))
      .map((subgraph) => `the name ${subgraph.name} is the gateway's own`),
  ];
  if (faults.length > 0) throw new ConfigError(`${path}: ${faults.join('; ')}`);
  return {
    nodes: expanded,
    subgraphs: subgraphs.map(({ schema, secret, ...subgraph }) => ({ ...subgraph, schema: schema ?? null, secret: secret ?? null })),
    allowBreaking,
  };
}

/** What is wrong with a name of a node or a subgraph; null where nothing is. */
export function nameFault(given: string): string | null {
  return name.safeParse(given).error?.issues[0]?.message ?? null;
}

/** The codes of the members that patterns name: a code, or a prefix followed by `*`. */
export function expandMembers(patterns: readonly string[]): string[] {
  const codes = seededMembers.map((member) => member.code);
  const named = patterns.flatMap((pattern) =>
    pattern.endsWith('*') ? codes.filter((code) => code.startsWith(pattern.slice(0, -1))) : codes.filter((code) => code === pattern),
  );
  return named.sort();
}

/** Whether a code is of a member of the registry. */
export function isRegistered(code: string): boolean {
  return seededMembers.some((member) => member.code === code);
}

/** Codes of the members that no node of a topology holds. */
export function homelessMembers({ nodes }: Topology): string[] {
  const held = new Set(nodes.flatMap((node) => node.members));
  return seededMembers.map((member) => member.code).filter((code) => !held.has(code));
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

function namedBy(nodes: readonly TopologyNode[], code: string): string {
  return nodes.flatMap((node) => node.members.filter((member) => member === code).map(() => node.name)).join(' and ');
}
