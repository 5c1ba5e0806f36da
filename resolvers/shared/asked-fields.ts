import {
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLResolveInfo,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

type Asked = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>;

/**
 * The fields that a query asks of the objects below a field, at any of the paths given; whatever `@skip` and `@include` say.
 * For a connection: `askedFields(info, ['nodes'], ['edges', 'node'])`; for the field's own objects: `askedFields(info, [])`.
 */
export function askedFields({ fieldNodes, fragments }: Asked, ...paths: readonly string[][]): FieldNode[] {
  return paths.flatMap((path) => fieldNodes.flatMap(({ selectionSet }) => fieldsAt(selectionSet, path, fragments)));
}

/** The names of fields. */
export function namesOf(fields: readonly FieldNode[]): ReadonlySet<string> {
  return new Set(fields.map(({ name }) => name.value));
}

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

function fieldsAt(set: SelectionSetNode | undefined, path: readonly string[], fragments: Fragments): FieldNode[] {
  return (set?.selections ?? []).flatMap((selection) => {
    if (selection.kind !== Kind.FIELD) return fieldsAt(fragmentOf(selection, fragments), path, fragments);
    if (path.length === 0) return [selection];
    return selection.name.value === path[0] ? fieldsAt(selection.selectionSet, path.slice(1), fragments) : [];
  });
}

function fragmentOf(selection: Exclude<SelectionNode, { kind: Kind.FIELD }>, fragments: Fragments): SelectionSetNode | undefined {
  return selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : fragments[selection.name.value]?.selectionSet;
}
