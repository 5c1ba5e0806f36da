import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType('Node', {
  description:
    'An object with a global id. Ids read `<type>_<member code>_<unique part>`, so that any id tells which member owns it; clients treat them as opaque.',
  resolveType: (value: { readonly id: string }) => nodeTypeOf(value.id),
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
  inquiry: 'Inquiry',
  slot: 'AppointmentSlot',
  appointment: 'Appointment',
  visit: 'Visit',
  inspection: 'Inspection',
  finding: 'Finding',
  rectification: 'Rectification',
  accountability: 'AccountabilityAction',
  joint: 'JointCase',
  report: 'Report',
};

/** The GraphQL type of what a global id names. */
export function nodeTypeOf(id: string): string | undefined {
  const type = id.slice(0, Math.max(0, id.indexOf('_')));
  return Object.hasOwn(NODE_TYPES, type) ? NODE_TYPES[type] : undefined;
}
