import { Field, Int, ObjectType, Root, type ClassType } from 'type-graphql';

@ObjectType('PageInfo', { description: 'Where a page stands in its list.', simpleResolvers: true })
export class PageInfoType {
  @Field()
  readonly hasNextPage!: boolean;

  @Field()
  readonly hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true })
  readonly startCursor!: string | null;

  @Field(() => String, { nullable: true })
  readonly endCursor!: string | null;
}

/** A page of a list as resolvers hand it over; its entries are counted only where `totalCount` is asked for. */
export interface Page<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfoType;
  readonly count: () => Promise<number>;
}

/** The connection and edge types of a list of `nodeType`. */
export function connectionOf<Node extends object>(name: string, nodeType: () => ClassType<Node>) {
  @ObjectType(`${name}Edge`, { description: `One entry of a list of ${name}.`, simpleResolvers: true })
  class EdgeType {
    @Field()
    readonly cursor!: string;

    @Field(nodeType)
    readonly node!: Node;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}; the count is of all that the caller may see.` })
  class ConnectionType {
    @Field(() => [EdgeType], { simple: true })
    readonly edges!: EdgeType[];

    @Field(() => [nodeType()], { simple: true })
    readonly nodes!: Node[];

    @Field({ simple: true })
    readonly pageInfo!: PageInfoType;

    @Field(() => Int)
    totalCount(@Root() { count }: Page<Node>): Promise<number> {
      return count();
    }
  }

  return ConnectionType;
}
