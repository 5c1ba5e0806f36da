import { getArgumentValues, type FieldNode, type GraphQLObjectType, type GraphQLResolveInfo } from 'graphql';
import type { EventPart, RecentEvents } from '../../prisma/cases/event-read.js';
import { askedFields, namesOf } from '../shared/asked-fields.js';
import { PAGE_SIZE_MAX } from '../shared/page.js';

/** The parts of an event that each of its fields is answered from. */
const PARTS_OF_FIELDS: Readonly<Record<string, readonly EventPart[]>> = {
  id: ['id'],
  kind: ['kind'],
  status: ['status'],
  occurredAt: ['occurredAt'],
  recordedAt: ['recordedAt'],
  late: ['late'],
  note: ['note'],
  hash: ['hash'],
  cursor: ['position'],
  case: ['caseId'],
  actor: ['actor'],
  document: ['caseId', 'documentId'],
};

/** The parts of events that a `recentEvents` asks for, always in the same order. */
export function askedParts(info: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>): EventPart[] {
  const asked = namesOf(askedFields(info, []));
  const parts = new Set<EventPart>();
  for (const [field, needed] of Object.entries(PARTS_OF_FIELDS)) if (asked.has(field)) for (const part of needed) parts.add(part);
  return [...parts];
}

/** The last events that a query asks of the cases of a list, to be read with them; null where it asks for none, or for several kinds. */
export function recentEventsOfList(caseFields: readonly FieldNode[], info: GraphQLResolveInfo): RecentEvents | null {
  const [field, another] = caseFields.filter(({ name }) => name.value === 'recentEvents');
  if (field === undefined || another !== undefined) return null;
  const definition = (info.schema.getType('Case') as GraphQLObjectType).getFields()['recentEvents'];
  const last = definition === undefined ? 0 : Number(getArgumentValues(definition, field, info.variableValues)['last']);
  if (!(last >= 1 && last <= PAGE_SIZE_MAX)) return null;
  return { last, parts: askedParts({ fieldNodes: [field], fragments: info.fragments }) };
}
