import { isObjectType, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { getMetadataStorage } from 'type-graphql';

type Metadata = ReturnType<typeof getMetadataStorage>;
type Described = Metadata['queries'][number] | Metadata['fieldResolvers'][number];
type Parameter = NonNullable<Described['params']>[number];
type Resolve = GraphQLFieldResolver<unknown, unknown, Readonly<Record<string, unknown>>>;
type ResolverClass = new () => object;

/**
 * Has the methods of the resolver classes called directly, in place of what type-graphql does around each call: it sorts the
 * parameters, makes arguments instances of their classes, waits for validators, looks for middlewares. The hub uses none of it (inputs
 * are read within their bounds by the resolvers), and one list calls hundreds of resolvers.
 */
export function callDirectly(schema: GraphQLSchema, classes: readonly ResolverClass[]): void {
  const { queries, mutations, subscriptions, fieldResolvers, objectTypes } = getMetadataStorage();
  const instances = new Map<unknown, object>(classes.map((resolver) => [resolver, new resolver()]));
  const replace = (typeName: string | undefined, described: Described): void => {
    const instance = instances.get(described.target);
    const type = schema.getType(typeName ?? '');
    const field = isObjectType(type) ? type.getFields()[described.schemaName] : undefined;
    if (instance !== undefined && field !== undefined) field.resolve = directCall(instance, described);
  };
  for (const described of queries) replace('Query', described);
  for (const described of mutations) replace('Mutation', described);
  for (const described of subscriptions) replace('Subscription', described);
  for (const described of fieldResolvers) {
    const type = described.getObjectType?.();
    replace(objectTypes.find(({ target }) => target === type)?.name, described);
  }
}

function directCall(instance: object, { methodName, params = [], middlewares = [], roles }: Described): Resolve {
  if (middlewares.length > 0 || roles !== undefined) throw new Error(`${methodName}: middlewares and roles are not called here`);
  const method = Reflect.get(instance, methodName) as (...values: unknown[]) => unknown;
  const readers = [...params].sort((a, b) => a.index - b.index).map(readerOf);
  return (root, args, context, info) =>
    method.apply(
      instance,
      readers.map((read) => read(root, args, context, info)),
    );
}

/** What a method's parameter is given. */
function readerOf(parameter: Parameter): Resolve {
  const part = 'propertyName' in parameter ? parameter.propertyName : undefined;
  if (part !== undefined) throw new Error(`${parameter.methodName}: "${part}" alone is not read here`);
  switch (parameter.kind) {
    case 'root':
      return (root) => root;
    case 'context':
      return (_root, _args, context) => context;
    case 'info':
      return (_root, _args, _context, info) => info;
    case 'arg':
      return (_root, args) => args[parameter.name];
    default:
      throw new Error(`${parameter.methodName}: a parameter of kind ${parameter.kind} is not read here`);
  }
}
