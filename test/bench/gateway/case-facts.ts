import { instant, type Json } from '../scenario.js';
import type { Holding } from './scenario.js';

/** What is asked of each case. */
export const SELECTION = 'id number title status receivedAt item { code name } member { code name }';

/** The same of a case, whoever tells it. */
export interface CaseFacts {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly status: string;
  readonly receivedAt: string;
  readonly item: { readonly code: string; readonly name: string };
  readonly member: { readonly code: string; readonly name: string };
}

const COLUMNS = `c.id, c.number, c.title, c.status, c.received_at AS "receivedAt",
  json_build_object('code', i.code, 'name', i.content -> 'name') AS item, json_build_object('code', m.code, 'name', m.name) AS member`;
const FROM = 'FROM case_record c JOIN item_version i ON i.id = c.item_version_id JOIN member m ON m.code = c.member_code';

/** Some of the cases that a database holds, in no order. */
export function anyCases({ database }: Holding, count: number): Promise<CaseFacts[]> {
  return database.query<CaseFacts>(`SELECT ${COLUMNS} ${FROM} ORDER BY c.tracking_hash LIMIT $1`, [count]);
}

/** The newest cases of members before an instant. */
export function newestCases({ database }: Holding, members: readonly string[], before: string, count: number): Promise<CaseFacts[]> {
  return database.query<CaseFacts>(
    `SELECT ${COLUMNS} ${FROM} WHERE c.member_code = ANY($1::text[]) AND c.received_at < $2::timestamptz
     ORDER BY c.received_at DESC, c.id DESC LIMIT $3`,
    [members, before, count],
  );
}

/** A case as an answer tells it. */
export function caseFacts(told: Json): CaseFacts {
  return { ...told, receivedAt: instant(told.receivedAt) };
}
