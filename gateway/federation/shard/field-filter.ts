import {
  isAbstractType,
  Kind,
  TypeInfo,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Release } from '../../nodes/node-schema.js';
import { nodeDocument } from './node-document.js';
import { shapeOf, type Variables } from './root-fields.js';
import { TYPE_NAME } from '../with-type-names.js';

/** What of a document a node of an older release can answer. */
export interface Fitted {
  /** Null where it can answer nothing of it. */
  readonly document: DocumentNode | null;
  /** What was left out, such as `Case.promise` or `CaseFilter.search`. */
  readonly lacking: readonly string[];
}

/** A document in the words of an older release: without the fields that it does not know, or could not read what they are asked with. */
export function fitToRelease(document: DocumentNode, schema: GraphQLSchema, release: Release, variables: Variables): Fitted {
  const lacking = new Set<string>();
  const strangers = new Set(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION && !release.hasType(one.typeCondition.name.value) ? [one.name.value] : [],
    ),
  );
  const info = new TypeInfo(schema);
  const fitted = visit(
    document,
    visitWithTypeInfo(info, {
      Field: (field) => {
        const type = info.getParentType()?.name;
        if (type === undefined || field.name.value.startsWith('__') || info.getFieldDef() === undefined) return undefined;
        const args = knownArguments(field, type, release, variables);
        const lacks = release.hasField(type, field.name.value)
          ? unreadBy(field, args, type, release, variables)
          : `${type}.${field.name.value}`;
        if (lacks !== null) {
          lacking.add(lacks);
          return null;
        }
        return args.length === (field.arguments ?? []).length ? undefined : { ...field, arguments: args };
      },
      InlineFragment: ({ typeCondition }) => (typeCondition !== undefined && !release.hasType(typeCondition.name.value) ? null : undefined),
      FragmentSpread: ({ name }) => (strangers.has(name.value) ? null : undefined),
      FragmentDefinition: ({ name }) => (strangers.has(name.value) ? null : undefined),
      SelectionSet: { leave: (set) => told(set, isAbstractType(info.getParentType())) },
    }),
  );
  return { document: fitted === document ? document : pruned(fitted), lacking: [...lacking] };
}

/** The arguments that are of the release, and those that are given: a variable without a value is no argument. */
function knownArguments({ name, arguments: given = [] }: FieldNode, type: string, release: Release, variables: Variables): ArgumentNode[] {
  return given.filter(
    (argument) =>
      release.hasArgument(type, name.value, argument.name.value) || valueFromASTUntyped(argument.value, variables) !== undefined,
  );
}

/** What of a field's arguments the release could not read; null where it can read them all. */
function unreadBy(field: FieldNode, args: readonly ArgumentNode[], type: string, release: Release, variables: Variables): string | null {
  for (const argument of args) {
    const name = argument.name.value;
    if (!release.hasArgument(type, field.name.value, name)) return `${type}.${field.name.value}(${name}:)`;
    const unread = release.unread(type, field.name.value, name, valueFromASTUntyped(argument.value, variables));
    if (unread !== null) return unread;
  }
  return null;
}

/** No selection stays empty, and what may be of several kinds says which it is, so that what it lacks can be made up for. */
function told(set: SelectionSetNode, isAbstract: boolean): SelectionSetNode | undefined {
  return isAbstract || set.selections.length === 0 ? { ...set, selections: [...set.selections, TYPE_NAME] } : undefined;
}

/** Without the fragments and variables that only what was left out has used. */
function pruned(document: DocumentNode): DocumentNode | null {
  const operation = document.definitions.find((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION);
  const fields = operation?.selectionSet.selections.filter((one): one is FieldNode => one.kind === Kind.FIELD && one !== TYPE_NAME) ?? [];
  if (operation === undefined || fields.length === 0) return null;
  return nodeDocument(shapeOf(document), operation, fields);
}
