import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { buildASTSchema, Kind, parse, type DefinitionNode, type GraphQLSchema } from 'graphql';

type PlannerOptions = Parameters<typeof unifiedGraphHandler>[0];

/**
 * Makes a planner of a supergraph. Its library also stitches the schemas of all subgraphs together, at the first operation and for half a
 * second in which nobody is answered, only to see what they transform in requests; ours transform nothing, so it is given their names alone
 * to stitch.
 */
export async function planSupergraph(options: PlannerOptions): Promise<Awaited<ReturnType<typeof unifiedGraphHandler>>> {
  const read = { ...options };
  const planner = await unifiedGraphHandler(read);
  read.unifiedGraph = subgraphNames(options.getUnifiedGraphSDL());
  return planner;
}

/** A supergraph of subgraphs with the same names, and nothing in them. */
function subgraphNames(supergraph: string): GraphQLSchema {
  const definitions = parse(supergraph, { noLocation: true }).definitions.filter(isOfFederation);
  const graphs = definitions.flatMap((definition) =>
    definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph' ? (definition.values ?? []) : [],
  );
  const inEach = graphs.map(({ name }) => `@join__type(graph: ${name.value})`).join(' ');
  const query = parse(`type Query ${inEach} { nothing: String }`, { noLocation: true }).definitions;
  return buildASTSchema({ kind: Kind.DOCUMENT, definitions: [...definitions, ...query] }, { assumeValid: true });
}

function isOfFederation(definition: DefinitionNode): boolean {
  if (definition.kind === Kind.DIRECTIVE_DEFINITION) return true;
  const isType =
    definition.kind === Kind.ENUM_TYPE_DEFINITION ||
    definition.kind === Kind.SCALAR_TYPE_DEFINITION ||
    definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION;
  return isType && /^(join|link|core)__/.test(definition.name.value);
}
