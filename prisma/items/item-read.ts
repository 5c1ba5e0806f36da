import type { Handling, ItemContent, ItemKind, ItemStatus, ItemVersion, WindowAuthorization } from '../../domain/items/item.js';
import { asSearched } from '../../domain/items/search-text.js';
import type { Instant } from '../../domain/shared/time.js';
import type { Database, Queries } from '../database.js';
import { allOf, containing, Parameters } from '../shared/sql.js';

/** Which items a list asks for, beside what the caller may see. */
export interface ItemCriteria {
  readonly members: readonly string[] | null;
  readonly search: string | null;
  readonly kinds: readonly ItemKind[] | null;
  readonly handling: Handling | null;
  readonly status: readonly ItemStatus[] | null;
  readonly windowAuthorization: WindowAuthorization | null;
}

/** Whose versions other than the published ones a caller may see: nobody's, one member's, or everybody's. */
export interface ItemScope {
  readonly all: boolean;
  readonly member: string | null;
}

interface ItemRow {
  readonly id: string;
  readonly code: string;
  readonly catalogueCode: string;
  readonly memberCode: string;
  readonly version: number;
  readonly status: ItemStatus;
  readonly publishedAt: Instant | null;
  readonly content: ItemContent;
}

const COLUMNS = `i.id, i.code, i.catalogue_code AS "catalogueCode", i.member_code AS "memberCode", i.version, i.status,
  i.published_at AS "publishedAt", i.content`;

function itemOf({ content, ...head }: ItemRow): ItemVersion {
  return { ...content, ...head };
}

/** One page of item versions in the order of code and version. */
export async function readItemPage(
  database: Database,
  scope: ItemScope,
  criteria: ItemCriteria,
  limit: number,
  after: readonly [code: string, version: number] | null,
): Promise<ItemVersion[]> {
  const parameters = new Parameters();
  const conditions = itemConditions(parameters, scope, criteria);
  if (after !== null) conditions.push(`(i.code, i.version) > (${parameters.bind(after[0])}, ${parameters.bind(after[1])}::int)`);
  const rows = await database.query<ItemRow>(
    `SELECT ${COLUMNS} FROM item_version i WHERE ${allOf(conditions)} ORDER BY i.code, i.version LIMIT ${parameters.bind(limit)}`,
    parameters.values,
  );
  return rows.map(itemOf);
}

export async function countItems(database: Database, scope: ItemScope, criteria: ItemCriteria): Promise<number> {
  const parameters = new Parameters();
  const [row] = await database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM item_version i WHERE ${allOf(itemConditions(parameters, scope, criteria))}`,
    parameters.values,
  );
  return row?.count ?? 0;
}

/** Every version of an item that the caller may see, oldest first. */
export async function readItemVersions(database: Database, scope: ItemScope, codes: readonly string[]): Promise<ItemVersion[]> {
  const parameters = new Parameters();
  const conditions = [`i.code = ANY(${parameters.bind(codes)}::text[])`, scopeCondition(parameters, scope)];
  const rows = await database.query<ItemRow>(
    `SELECT ${COLUMNS} FROM item_version i WHERE ${allOf(conditions)} ORDER BY i.version`,
    parameters.values,
  );
  return rows.map(itemOf);
}

/** The published versions of items, by code. */
export async function readPublishedItems(queries: Queries, codes: readonly string[]): Promise<Map<string, ItemVersion>> {
  const rows = await queries.query<ItemRow>(
    `SELECT ${COLUMNS} FROM item_version i WHERE i.code = ANY($1::text[]) AND i.status = 'PUBLISHED'`,
    [codes],
  );
  return new Map(rows.map((row) => [row.code, itemOf(row)]));
}

export async function readItemsById(database: Database, ids: readonly string[]): Promise<ItemVersion[]> {
  const rows = await database.query<ItemRow>(`SELECT ${COLUMNS} FROM item_version i WHERE i.id = ANY($1::text[])`, [ids]);
  return rows.map(itemOf);
}

/** Drafts are their member's alone; what was once published stays public. */
function scopeCondition(parameters: Parameters, scope: ItemScope): string {
  if (scope.all) return 'TRUE';
  return scope.member === null ? `i.status <> 'DRAFT'` : `i.status <> 'DRAFT' OR i.member_code = ${parameters.bind(scope.member)}`;
}

function itemConditions(parameters: Parameters, scope: ItemScope, criteria: ItemCriteria): string[] {
  const conditions = [scopeCondition(parameters, scope)];
  const anyOf = (column: string, values: readonly string[] | null): void => {
    if (values !== null) conditions.push(`${column} = ANY(${parameters.bind(values)}::text[])`);
  };
  anyOf('i.status', criteria.status ?? ['PUBLISHED']);
  anyOf('i.member_code', criteria.members);
  anyOf('i.kind', criteria.kinds);
  if (criteria.handling !== null) conditions.push(`i.handling = ${parameters.bind(criteria.handling)}`);
  if (criteria.windowAuthorization !== null) conditions.push(`i.window_authorization = ${parameters.bind(criteria.windowAuthorization)}`);
  for (const word of asSearched(criteria.search ?? '')
    .split(/\s+/)
    .filter(Boolean)) {
    conditions.push(`i.search_text LIKE ${parameters.bind(containing(word))}`);
  }
  return conditions;
}
