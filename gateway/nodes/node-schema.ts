import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLType,
} from 'graphql';

/** What a node of another release knows. */
export interface Release {
  readonly hasType: (type: string) => boolean;
  readonly hasField: (type: string, field: string) => boolean;
  readonly hasArgument: (type: string, field: string, argument: string) => boolean;
  /** What of an argument's value it does not know, such as `CaseFilter.search`; null where it can read all of it. */
  readonly unread: (type: string, field: string, argument: string, value: unknown) => string | null;
}

/** Whether a node's schema fits the gateway's. */
export interface SchemaVerdict {
  readonly release: Release;
  /** What cannot be made up for; none: the node may serve, with null for the fields that it lacks. */
  readonly unfit: readonly string[];
}

/** A node of an older release may serve where all that it lacks may be null, and it demands nothing that we do not send. */
export function judgeNodeSchema(ours: GraphQLSchema, theirs: GraphQLSchema): SchemaVerdict {
  const roots = new Set([ours.getQueryType(), ours.getMutationType(), ours.getSubscriptionType()].map((root) => root?.name));
  const unfit = Object.values(ours.getTypeMap()).flatMap((type) => {
    const other = theirs.getType(type.name);
    if (type.name.startsWith('__') || other === undefined) return [];
    if (kindOf(type) !== kindOf(other)) return [`${type.name} is of another kind`];
    return [...unfitFields(type, other, roots.has(type.name)), ...unfitInput(type, other)];
  });
  return { release: releaseOf(theirs), unfit };
}

const kindOf = (type: GraphQLNamedType): string => type.constructor.name;

function unfitFields(type: GraphQLNamedType, other: GraphQLNamedType, isRoot: boolean): string[] {
  if (!hasFields(type) || !hasFields(other)) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    const name = `${type.name}.${field.name}`;
    const known = other.getFields()[field.name];
    if (known === undefined) return !isRoot && isNonNullType(field.type) ? [`it lacks ${name}, which may not be null`] : [];
    if (!isWithin(known.type, field.type)) return [`${name} is ${String(known.type)}, not ${String(field.type)}`];
    return unfitArguments(name, field, known);
  });
}

function unfitArguments(name: string, ours: GraphQLField<unknown, unknown>, theirs: GraphQLField<unknown, unknown>): string[] {
  return theirs.args.flatMap((read) => {
    const sent = ours.args.find((one) => one.name === read.name);
    const isDemanded = isRequiredArgument(read) && (sent === undefined || !isRequiredArgument(sent));
    return unlike(`${name}(${read.name}:)`, sent?.type, read.type, isDemanded);
  });
}

function unfitInput(type: GraphQLNamedType, other: GraphQLNamedType): string[] {
  if (!isInputObjectType(type) || !isInputObjectType(other)) return [];
  return Object.values(other.getFields()).flatMap((read) => {
    const sent = type.getFields()[read.name];
    const isDemanded = isRequiredInputField(read) && (sent === undefined || !isRequiredInputField(sent));
    return unlike(`${type.name}.${read.name}`, sent?.type, read.type, isDemanded);
  });
}

/** Input must be sent where it is demanded, and of the same type but for whether it may be left out. */
function unlike(name: string, sent: GraphQLType | undefined, read: GraphQLType, isDemanded: boolean): string[] {
  if (isDemanded) return [`it demands ${name}`];
  return sent === undefined || bare(sent) === bare(read) ? [] : [`${name} is ${String(read)}, not ${String(sent)}`];
}

const bare = (type: GraphQLType): string => String(type).replaceAll('!', '');

/** Whether every value of a type is one of another, which may be null where the first is not. */
function isWithin(type: GraphQLType, other: GraphQLType): boolean {
  if (isNonNullType(type)) return isWithin(type.ofType, isNonNullType(other) ? other.ofType : other);
  if (isNonNullType(other)) return false;
  if (isListType(type)) return isListType(other) && isWithin(type.ofType, other.ofType);
  return String(type) === String(other);
}

function releaseOf(schema: GraphQLSchema): Release {
  const fieldOf = (typeName: string, fieldName: string) => {
    const type = schema.getType(typeName);
    return hasFields(type) ? type.getFields()[fieldName] : undefined;
  };
  const argumentOf = (type: string, field: string, name: string) => fieldOf(type, field)?.args.find((one) => one.name === name);
  return {
    hasType: (type) => schema.getType(type) !== undefined,
    hasField: (type, field) => fieldOf(type, field) !== undefined,
    hasArgument: (type, field, argument) => argumentOf(type, field, argument) !== undefined,
    unread: (type, field, name, value) => {
      const argument = argumentOf(type, field, name);
      return argument === undefined ? null : unreadOf(argument.type, value);
    },
  };
}

function unreadOf(type: GraphQLInputType, value: unknown): string | null {
  if (isNonNullType(type)) return unreadOf(type.ofType, value);
  if (value === null || value === undefined) return null;
  if (isListType(type)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return values.reduce<string | null>((found, one) => found ?? unreadOf(type.ofType, one), null);
  }
  if (isEnumType(type)) return typeof value === 'string' && type.getValue(value) === undefined ? `${type.name}.${value}` : null;
  if (!isInputObjectType(type) || typeof value !== 'object') return null;
  const fields = type.getFields();
  for (const [key, inner] of Object.entries(value)) {
    const field = fields[key];
    const unread = field === undefined ? (inner === undefined ? null : `${type.name}.${key}`) : unreadOf(field.type, inner);
    if (unread !== null) return unread;
  }
  return null;
}

function hasFields(type: GraphQLNamedType | undefined): type is GraphQLObjectType | GraphQLInterfaceType {
  return isObjectType(type) || isInterfaceType(type);
}
