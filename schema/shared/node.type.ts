import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType('Node', {
  description:
    'An object with a global id. Ids read `<type>_<member code>_<unique part>`, so that any id tells which member owns it; clients treat them as opaque.',
  resolveType: (value: { readonly id: string }) => NODE_TYPES[value.id.slice(0, value.id.indexOf('_'))],
})
export abstract class NodeType {
  @Field(() => ID)
  readonly id!: string;
}

/** The GraphQL type of each id prefix. */
export const NODE_TYPES: Readonly<Record<string, string>> = {
  member: 'Member',
  center: 'ServiceCenter',
  window: 'ServiceWindow',
  staff: 'Staff',
  item: 'Item',
  case: 'Case',
  event: 'CaseEvent',
  document: 'Document',
  alert: 'Alert',
};
