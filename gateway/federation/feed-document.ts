import { Kind, type DocumentNode, type FieldNode, type GraphQLOutputType, type GraphQLSchema } from 'graphql';
import { FEED_QUERIES } from '../../schema/routing.js';
import type { Execution } from '../executor/engine.js';
import { ownName } from './own-name.js';
import { nodeDocument } from './shard/node-document.js';
import type { SelectedField, Shape } from './shard/root-fields.js';
import { textVariable, withArgument } from './shard/share-variables.js';

/** How much of a log is read at a time. */
export const PAGE = 100;
/** Key under which each event tells its own cursor, whether the caller asks for it or not. */
export const CURSOR_KEY = ownName('cursor');
/** The variable from which on a log is read. */
export const AFTER = ownName('after');

const CURSOR_FIELD: FieldNode = {
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: 'cursor' },
  alias: { kind: Kind.NAME, value: CURSOR_KEY },
};

/** How a node is asked for its log: the document, its one root field, and what that answers. */
export interface FeedDocument {
  readonly document: DocumentNode;
  readonly root: FieldNode;
  readonly type: GraphQLOutputType;
}

/** The subscription's selection asked of a node's log from a cursor on. */
export function feedDocument(
  schema: GraphQLSchema,
  shape: Shape,
  { operation }: Pick<Execution, 'operation'>,
  { key, name, node }: SelectedField,
): FeedDocument {
  const query = FEED_QUERIES[name] ?? '';
  const type = schema.getQueryType()?.getFields()[query]?.type;
  if (type === undefined) throw new Error(`no node tells ${name}`);
  const first = { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'first' }, value: { kind: Kind.INT, value: String(PAGE) } } as const;
  const asked = withArgument(node, 'after', AFTER);
  const root: FieldNode = {
    ...asked,
    alias: { kind: Kind.NAME, value: key },
    name: { kind: Kind.NAME, value: query },
    arguments: [...(asked.arguments ?? []), first],
    selectionSet: { kind: Kind.SELECTION_SET, selections: [...(node.selectionSet?.selections ?? []), CURSOR_FIELD] },
  };
  return { document: nodeDocument(shape, operation, [root], [textVariable(AFTER)]), root, type };
}

/** The same with nothing asked of an event but its cursor. */
export function cursorsAlone(shape: Shape, { operation }: Pick<Execution, 'operation'>, { root }: FeedDocument): DocumentNode {
  const bare: FieldNode = { ...root, selectionSet: { kind: Kind.SELECTION_SET, selections: [CURSOR_FIELD] } };
  return nodeDocument(shape, operation, [bare], [textVariable(AFTER)]);
}
