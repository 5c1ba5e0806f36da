import {
  getNamedType,
  isAbstractType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
} from 'graphql';

export const TYPE_NAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** A document that also asks what an object is wherever that may differ, so that it can be told which fields were asked of it. */
export function withTypeNames(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const info = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(info, {
      SelectionSet: (set) => {
        const parent = info.getParentType();
        if (parent === null || parent === undefined || !isAbstractType(getNamedType(parent))) return undefined;
        const isAsked = set.selections.some(
          (one) =>
            one.kind === Kind.FIELD && one.name.value === '__typename' && one.alias === undefined && (one.directives ?? []).length === 0,
        );
        return isAsked ? undefined : { ...set, selections: [...set.selections, TYPE_NAME] };
      },
    }),
  );
}
