import type { ItemContent, ItemVersion } from '../../domain/items/item.js';
import { searchTextOf } from '../../domain/items/search-text.js';
import { windowAuthorizationOf } from '../../domain/items/window-authorization.js';
import type { IdempotencyMark } from '../shared/mark-write.js';
import type { Database } from '../database.js';
import { Parameters } from '../shared/sql.js';

/** The columns of a version as they are stored; the content's own are projections. */
export function itemColumns(item: ItemVersion) {
  const { id, code, catalogueCode, memberCode, version, status, publishedAt, ...content } = item;
  return {
    id,
    code,
    catalogueCode,
    memberCode,
    version,
    status,
    publishedAt,
    kind: item.kind,
    handling: item.handling,
    windowAuthorization: windowAuthorizationOf(content),
    content: content satisfies ItemContent,
    searchText: searchTextOf(item),
  };
}

/** What a change to the catalogue writes, in one statement. */
export interface ItemChange {
  /** The version as it stands afterwards. */
  readonly item: ItemVersion;
  /** A version that ends with the change: the published one, when its successor is published. */
  readonly retires: string | null;
  readonly retirementReason: string | null;
  /** Status that the stored version must have: null where it must not exist yet. */
  readonly from: ItemVersion['status'] | null;
  readonly mark: IdempotencyMark | null;
  readonly now: string;
}

/** `false`: the version was no longer in the state that the change was judged on, and nothing was written. */
export async function writeItemChange(database: Database, change: ItemChange): Promise<boolean> {
  const parameters = new Parameters();
  const parts = [`moved AS (${change.from === null ? insertItem(parameters, change.item) : updateItem(parameters, change)} RETURNING id)`];
  if (change.retires !== null) {
    parts.push(
      `retired AS (UPDATE item_version SET status = 'RETIRED' WHERE id = ${parameters.bind(change.retires)} AND EXISTS (SELECT 1 FROM moved))`,
    );
  }
  if (change.mark !== null) {
    const { subject, key, fingerprint } = change.mark;
    const values = [subject, key, fingerprint, change.item.id].map((value) => `${parameters.bind(value)}::text`);
    parts.push(`remembered AS (INSERT INTO idempotency (subject, key, fingerprint, record_id, created_at)
      SELECT ${values.join(', ')}, ${parameters.bind(change.now)}::timestamptz FROM moved)`);
  }
  const rows = await database.query(`WITH ${parts.join(',\n')} SELECT id FROM moved`, parameters.values);
  return rows.length === 1;
}

function insertItem(parameters: Parameters, item: ItemVersion): string {
  const columns = itemColumns(item);
  const text = (value: unknown): string => `${parameters.bind(value)}::text`;
  return `INSERT INTO item_version (id, code, version, member_code, catalogue_code, status, kind, handling, window_authorization, content, search_text)
    VALUES (${text(columns.id)}, ${text(columns.code)}, ${parameters.bind(columns.version)}::int, ${text(columns.memberCode)}, ${text(columns.catalogueCode)},
    ${text(columns.status)}, ${text(columns.kind)}, ${text(columns.handling)}, ${text(columns.windowAuthorization)},
    ${parameters.bind(JSON.stringify(columns.content))}::jsonb, ${text(columns.searchText)}) ON CONFLICT DO NOTHING`;
}

function updateItem(parameters: Parameters, { item, from, retirementReason }: ItemChange): string {
  return `UPDATE item_version SET status = ${parameters.bind(item.status)}, published_at = ${parameters.bind(item.publishedAt)}::timestamptz,
    retirement_reason = ${parameters.bind(retirementReason)}
    WHERE id = ${parameters.bind(item.id)} AND status = ${parameters.bind(from)}`;
}
