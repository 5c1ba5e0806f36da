import {
  execute,
  Kind,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import type { Execution } from '../executor/engine.js';
import { nodeDocument, usedVariables } from './shard/node-document.js';
import { rootFields, shapeOf } from './shard/root-fields.js';

const OF_SCHEMA: ReadonlySet<string> = new Set(['__schema', '__type']);

/** Whether a document asks of the schema: of nothing else, beside other fields, or not at all. */
export type SchemaQuestion = 'ONLY' | 'BESIDE' | 'NONE';

export function asksOfSchema(document: DocumentNode): SchemaQuestion {
  const { fragments } = shapeOf(document);
  const names = new Set<string>();
  const seen = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) names.add(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment !== undefined) collect(fragment.selectionSet);
      }
    }
  };
  for (const one of document.definitions) if (one.kind === Kind.OPERATION_DEFINITION) collect(one.selectionSet);
  if ([...names].every((name) => name.startsWith('__'))) return 'ONLY';
  return [...names].some((name) => OF_SCHEMA.has(name)) ? 'BESIDE' : 'NONE';
}

/** A document in which what asks of the schema stands as a mere place under its key. */
export function withoutIntrospection(document: DocumentNode): DocumentNode {
  return visit(document, {
    Field: (field): FieldNode | undefined => {
      if (!OF_SCHEMA.has(field.name.value)) return undefined;
      const { selectionSet: _selectionSet, arguments: _arguments, ...place } = field;
      return { ...place, name: { kind: Kind.NAME, value: '__typename' }, alias: field.alias ?? field.name };
    },
  });
}

/** Puts what an operation asks of the schema into what was answered to the rest of it. */
export async function answerIntrospection(schema: GraphQLSchema, execution: Execution, rest: ExecutionResult): Promise<ExecutionResult> {
  if (rest.data === null || rest.data === undefined) return rest;
  const { document, operation, variables } = execution;
  const shape = shapeOf(document);
  const fields = rootFields(shape, operation, variables).filter(({ name }) => OF_SCHEMA.has(name));
  const asked = nodeDocument(
    shape,
    operation,
    fields.map(({ node }) => node),
  );
  if (fields.length === 0) return rest;
  const { data, errors = [] } = await execute({ schema, document: asked, variableValues: usedVariables(asked, variables) });
  const all = [...(rest.errors ?? []), ...errors];
  return { ...rest, data: { ...rest.data, ...data }, ...(all.length === 0 ? {} : { errors: all }) };
}
