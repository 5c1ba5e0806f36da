import { CriticalityLevel, diff, type Change } from '@graphql-inspector/core';
import { composeServices, transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, parse, type GraphQLSchema } from 'graphql';

/** A subgraph as it is composed. */
export interface SubgraphSdl {
  readonly name: string;
  readonly url: string;
  readonly sdl: string;
}

/** Subgraphs that do not make one schema; `reasons` in the composer's own words. */
export class CompositionError extends Error {
  constructor(readonly reasons: readonly string[]) {
    super(reasons.join('; '));
  }
}

/** Composes a supergraph; throws CompositionError. Fields of ours that another subgraph defines again are refused with its name. */
export function composeSupergraph(own: readonly SubgraphSdl[], others: readonly SubgraphSdl[]): string {
  const services = [...own, ...others].map(({ name, url, sdl }) => ({ name, url, typeDefs: parsed(name, sdl) }));
  const composed = composeServices(services);
  if (composed.errors !== undefined && composed.errors.length > 0)
    throw new CompositionError(composed.errors.map(({ message }) => message));
  if (composed.supergraphSdl === undefined) throw new CompositionError(['the subgraphs make no supergraph']);
  return composed.supergraphSdl;
}

function parsed(name: string, sdl: string) {
  try {
    return parse(sdl);
  } catch (error) {
    throw new CompositionError([`[${name}] ${error instanceof Error ? error.message : String(error)}`]);
  }
}

/** The schema that callers of a supergraph see. */
export function publicSchemaOf(supergraph: string): GraphQLSchema {
  return buildASTSchema(transformSupergraphToPublicSchema(parse(supergraph)));
}

/** What a new supergraph would break for callers of the old one, but for what is allowed by name (such as `Case.emissionPermit`). */
export async function breakingChanges(before: string, after: string, allowed: readonly string[]): Promise<string[]> {
  const changes: Change[] = await diff(publicSchemaOf(before), publicSchemaOf(after));
  return changes
    .filter(({ criticality, path }) => criticality.level === CriticalityLevel.Breaking && !isAllowed(path ?? '', allowed))
    .map(({ message, path }) => `${path ?? ''}: ${message}`);
}

function isAllowed(path: string, allowed: readonly string[]): boolean {
  return allowed.some((name) => path === name || path.startsWith(`${name}.`));
}
