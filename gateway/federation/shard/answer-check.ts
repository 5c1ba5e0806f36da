import {
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { applies } from './conditions.js';
import type { Shape } from './root-fields.js';

/** What a node answered that is not what it was asked for. */
export class Malformed extends Error {}

/** Holds a value against what was asked; puts null where a node of an older release `mayLack` fields. Throws Malformed. */
export type AnswerCheck = (value: unknown, mayLack: boolean) => void;

/**
 * The check of what a node answers to a field: whoever reads on may rely on every list being a list, and nothing being null that may not
 * be. Made once for each field of a document.
 */
export function answerChecks(schema: GraphQLSchema): (shape: Shape, node: FieldNode, type: GraphQLOutputType) => AnswerCheck {
  const known = new WeakMap<FieldNode, AnswerCheck>();
  return (shape, node, type) => {
    const check =
      known.get(node) ??
      checkOf({ schema, shape }, type, node.selectionSet === undefined ? [] : [{ set: node.selectionSet, isConditional: false }]);
    known.set(node, check);
    return check;
  };
}

interface Making {
  readonly schema: GraphQLSchema;
  readonly shape: Shape;
}

/** A selection on an object, and whether a directive may switch off all of it. */
interface Selected {
  readonly set: SelectionSetNode;
  readonly isConditional: boolean;
}

function checkOf(making: Making, type: GraphQLOutputType, sets: readonly Selected[]): AnswerCheck {
  if (isNonNullType(type)) {
    const inner = checkOf(making, type.ofType, sets);
    return (value, mayLack) => {
      if (value === null || value === undefined) throw new Malformed();
      inner(value, mayLack);
    };
  }
  const check = nullableCheck(making, type, sets);
  return (value, mayLack) => {
    if (value !== null && value !== undefined) check(value, mayLack);
  };
}

function nullableCheck(making: Making, type: GraphQLOutputType, sets: readonly Selected[]): AnswerCheck {
  if (isListType(type)) {
    const inner = checkOf(making, type.ofType as GraphQLOutputType, sets);
    return (value, mayLack) => {
      if (!Array.isArray(value)) throw new Malformed();
      for (const element of value) inner(element, mayLack);
    };
  }
  if (isObjectType(type)) return objectCheck(making, type, sets);
  if (isAbstractType(type)) return abstractCheck(making, type.name, sets);
  const kind = LEAVES[type.name];
  return (value) => {
    if (kind !== undefined && typeof value !== kind) throw new Malformed();
  };
}

/** How the scalars of the language stand in an answer; others are as their own rules say. */
const LEAVES: Readonly<Record<string, string>> = { String: 'string', ID: 'string', Int: 'number', Float: 'number', Boolean: 'boolean' };

function objectCheck(making: Making, type: GraphQLObjectType, sets: readonly Selected[]): AnswerCheck {
  const { fields, asksTypeName } = fieldsOf(making, type, sets);
  return (value, mayLack) => {
    const object = asObject(value);
    if (mayLack && !asksTypeName) delete object[TYPE_NAME];
    for (const { key, check, isConditional } of fields) {
      const found = object[key];
      if (found === undefined) {
        if (isConditional) continue;
        if (!mayLack) throw new Malformed();
        object[key] = null;
      }
      check(object[key], mayLack);
    }
  };
}

/** By the kind that a value says it is of; one that was not asked to say so is an object at the least. */
function abstractCheck(making: Making, name: string, sets: readonly Selected[]): AnswerCheck {
  const byType = new Map<string, AnswerCheck>();
  return (value, mayLack) => {
    const typeName = asObject(value)[TYPE_NAME];
    const type = typeof typeName === 'string' ? making.schema.getType(typeName) : undefined;
    if (typeof typeName === 'string' && !isObjectType(type)) throw new Malformed(`${name} is no ${typeName}`);
    if (!isObjectType(type)) return;
    const check = byType.get(type.name) ?? objectCheck(making, type, sets);
    byType.set(type.name, check);
    check(value, mayLack);
  };
}

const TYPE_NAME = '__typename';

interface CheckedField {
  readonly key: string;
  readonly check: AnswerCheck;
  /** Whether a directive may switch it off. */
  readonly isConditional: boolean;
}

function fieldsOf(making: Making, type: GraphQLObjectType, sets: readonly Selected[]) {
  const found = new Map<string, { readonly name: string; readonly sets: Selected[]; isConditional: boolean }>();
  const collect = (set: SelectionSetNode, within: boolean): void => {
    for (const selection of set.selections) {
      const isConditional = within || (selection.directives ?? []).length > 0;
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const field = found.get(key) ?? { name: selection.name.value, sets: [], isConditional: true };
        if (selection.selectionSet !== undefined) field.sets.push({ set: selection.selectionSet, isConditional });
        // Asked for once without a condition, it is there.
        field.isConditional &&= isConditional;
        found.set(key, field);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : making.shape.fragments.get(selection.name.value);
      if (fragment !== undefined && applies(making.schema, fragment.typeCondition?.name.value, type))
        collect(fragment.selectionSet, isConditional);
    }
  };
  // What is selected once and switched off is not there to be looked into; of several selections each may be.
  for (const { set, isConditional } of sets) collect(set, isConditional && sets.length > 1);
  const fields = [...found].flatMap(([key, { name, sets: inner, isConditional }]): CheckedField[] => {
    const field = type.getFields()[name];
    return field === undefined ? [] : [{ key, isConditional, check: checkOf(making, field.type, inner) }];
  });
  return { fields, asksTypeName: found.has(TYPE_NAME) };
}

function asObject(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Malformed();
  return value as Record<string, unknown>;
}
