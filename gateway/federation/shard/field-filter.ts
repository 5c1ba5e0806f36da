import {
  getNamedType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';

/** A document without the fields that a node of an older release does not know, and an error for each of them. */
export function withoutUnknownFields(
  document: DocumentNode,
  schema: GraphQLSchema,
  knows: (type: string, field: string) => boolean,
  node: string,
): { readonly document: DocumentNode; readonly errors: readonly GraphQLFormattedError[] } {
  const unknown = new Set<string>();
  const info = new TypeInfo(schema);
  const filtered = visit(
    document,
    visitWithTypeInfo(info, {
      Field: (field) => {
        const parent = info.getParentType();
        if (parent === null || parent === undefined || field.name.value.startsWith('__')) return undefined;
        const type = getNamedType(parent).name;
        if (knows(type, field.name.value)) return undefined;
        unknown.add(`${type}.${field.name.value}`);
        return null;
      },
    }),
  );
  const errors = [...unknown].map((field) => ({
    message: `节点 ${node} 的版本尚不支持 ${field} / node ${node} is of an older release without ${field}`,
    extensions: { code: 'NODE_OUTDATED', node, field },
  }));
  return { document: unknown.size === 0 ? document : filtered, errors };
}
