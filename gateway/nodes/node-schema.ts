import { isInputObjectType, isInterfaceType, isNonNullType, isObjectType, type GraphQLSchema } from 'graphql';

/** Whether a node's schema fits the gateway's. */
export interface SchemaVerdict {
  /** Whether the node knows a field. */
  readonly knows: (type: string, field: string) => boolean;
  /** What cannot be made up for; none: the node may serve, with null for the fields that it lacks. */
  readonly unfit: readonly string[];
}

/** A node of an older release may serve where all that it lacks may be null, and it demands nothing that we do not send. */
export function judgeNodeSchema(ours: GraphQLSchema, theirs: GraphQLSchema): SchemaVerdict {
  const unfit: string[] = [];
  for (const type of Object.values(ours.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    const other = theirs.getType(type.name);
    if (isObjectType(type) || isInterfaceType(type)) {
      if (!isObjectType(other) && !isInterfaceType(other)) continue;
      const isRoot = [ours.getQueryType(), ours.getMutationType(), ours.getSubscriptionType()].some((root) => root?.name === type.name);
      for (const field of Object.values(type.getFields())) {
        const known = other.getFields()[field.name];
        if (known === undefined) {
          if (!isRoot && isNonNullType(field.type)) unfit.push(`it lacks ${type.name}.${field.name}, which may not be null`);
        } else if (String(known.type) !== String(field.type)) {
          unfit.push(`${type.name}.${field.name} is ${String(known.type)}, not ${String(field.type)}`);
        }
      }
    }
    if (isInputObjectType(type) && isInputObjectType(other)) {
      for (const field of Object.values(other.getFields())) {
        const isDemanded = isNonNullType(field.type) && field.defaultValue === undefined;
        if (isDemanded && type.getFields()[field.name] === undefined) unfit.push(`it demands ${type.name}.${field.name}`);
      }
    }
  }
  return {
    knows: (typeName, fieldName) => {
      const type = theirs.getType(typeName);
      return !(isObjectType(type) || isInterfaceType(type)) ? type !== undefined : type.getFields()[fieldName] !== undefined;
    },
    unfit,
  };
}
