import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { canonicalText, type CaseEvent } from '../../../domain/cases/case-event.js';
import type { CaseRecord } from '../../../domain/cases/case.js';
import { foldEvents } from '../../../domain/cases/fold.js';
import { firstBroken } from '../../../resolvers/cases/hash-chain.js';
import { officer } from '../../support/callers.js';
import type { BenchDatabase } from '../database.js';
import type { PlainRequest, Question, Scenario } from '../scenario.js';
import { NOW } from '../setting.js';

const FILE = createHash('sha256').update('a file of the bench').digest('hex');

/** The window hands in a corrected material at once (当场更正补正, M12), on a case of its own each time. */
export const step: Scenario = {
  name: 'step',
  title: 'one step of a case: correctOnTheSpot',
  aim: 0.6,
  document: `mutation Correct($input: SupplementInput!) { correctOnTheSpot(input: $input) {
    case { id version status } userErrors { code message path basis } } }`,
  granted: '{"data":{"correctOnTheSpot":{"case":{',
  questions: async (database) => {
    const rows = await database.query<{ id: string; member: string; material: string }>(
      `SELECT id, member_code AS member, record -> 'materials' -> 0 ->> 'code' AS material FROM bench_waiting ORDER BY tracking_hash`,
    );
    return rows.map(({ id, member, material }) => {
      const input = { case: id, materials: [{ code: material, sha256: FILE }] };
      return { caller: officer(member, 'WINDOW'), variables: { input }, plain: { body: input } };
    });
  },
  plain: (pool) => (request) => correctOnTheSpot(pool, request),
  factsOfHub: ({ correctOnTheSpot: { case: found } }) => ({ version: found.version, status: found.status }),
  factsOfPlain: ({ version, status }) => ({ version, status }),
  written,
};

/** How the history goes on, and whether it is still one: the record its fold, the chain intact. */
async function written(database: BenchDatabase, { variables }: Question): Promise<unknown> {
  const { case: id } = variables['input'] as { readonly case: string };
  const [found] = await database.query<{ record: CaseRecord; head: string; events: { event: CaseEvent; hash: string }[] }>(
    `SELECT record, head, (SELECT json_agg(json_build_object('event', body, 'hash', hash) ORDER BY sequence) FROM case_event WHERE case_id = c.id) AS events
     FROM case_record c WHERE id = $1`,
    [id],
  );
  if (found === undefined) return null;
  const { record, head, events } = found;
  return {
    isFold: canonicalText(foldEvents(events.map(({ event }) => event))) === canonicalText(record),
    isIntact: firstBroken(events) === null && events.at(-1)?.hash === head,
    events: events.map(({ event }) => ({
      sequence: event.sequence,
      kind: event.data.kind,
      role: event.actor.role,
      fields: Object.keys(event),
    })),
    files: record.materials.filter(({ sha256 }) => sha256 !== null).length,
  };
}

const GROUND = `
  SELECT c.record::text AS record, c.head, s.name, s.member_code AS member, s.duties FROM case_record c, staff s WHERE c.id = $1 AND s.id = $2`;

const WRITE = `
  WITH moved AS (UPDATE case_record SET version = $2, record = $3::jsonb, head = $4 WHERE id = $1 AND version = $2 - 1 RETURNING id)
  INSERT INTO case_event (id, case_id, member_code, kind, hash, sequence, recorded_at, body)
  SELECT $5, $1, $6, 'CORRECTED_ON_THE_SPOT', $4, $2, $7::timestamptz, $8::jsonb FROM moved`;

interface Ground {
  readonly record: string;
  readonly head: string;
  readonly name: string;
  readonly member: string;
  readonly duties: readonly string[];
}

interface HandedIn {
  readonly case: string;
  readonly materials: readonly { readonly code: string; readonly sha256: string }[];
}

/** The clock of the hub beside it. */
const AHEAD_MS = Date.parse(NOW) - Date.now();

/** Reads the case with its officer, judges, and writes case and event onto the version that was read, with the chain's next hash. */
async function correctOnTheSpot(pool: pg.Pool, { caller, body }: PlainRequest): Promise<string | null> {
  const input = body as HandedIn;
  if (caller?.roles.includes('WINDOW') !== true) return null;
  const { rows } = await pool.query<Ground>({ name: 'ground', text: GROUND, values: [input.case, caller.staff] });
  const [ground] = rows;
  if (ground === undefined) return null;
  const record = JSON.parse(ground.record) as CaseRecord;
  const handedIn = new Map(input.materials.map((material) => [material.code, material]));
  const isKnown = [...handedIn.keys()].every((code) => record.materials.some((material) => material.code === code));
  const mayStep = record.memberCode === caller.member && ground.member === caller.member && ground.duties.includes('WINDOW');
  if (!mayStep || record.status !== 'RECEIVED' || !isKnown) return null;
  const now = new Date(Date.now() + AHEAD_MS).toISOString();
  const { id, memberCode, status } = record;
  const version = record.version + 1;
  const materials = record.materials.map((material) => {
    const come = handedIn.get(material.code);
    return come === undefined ? material : { ...material, status: 'SUBMITTED', receivedAt: now, sha256: come.sha256, note: null };
  });
  const event = {
    id: `event_${memberCode}_${Date.now().toString(16).padStart(12, '0')}${randomBytes(10).toString('hex')}`,
    caseId: id,
    memberCode,
    sequence: version,
    status,
    occurredAt: now,
    recordedAt: now,
    late: false,
    actor: { name: ground.name, role: 'WINDOW', staff: caller.staff, subject: caller.sub },
    note: null,
    documentId: null,
    data: { kind: 'CORRECTED_ON_THE_SPOT', materials: input.materials.map(({ code, sha256 }) => ({ code, sha256, note: null })) },
  };
  const canonical = canonicalText(event);
  const hash = createHash('sha256').update(`${ground.head}\n${canonical}`).digest('hex');
  const after = JSON.stringify({ ...record, version, materials, lastOccurredAt: now });
  const values = [id, version, after, hash, event.id, memberCode, now, canonical];
  const { rowCount } = await pool.query({ name: 'write', text: WRITE, values });
  return rowCount === 1 ? JSON.stringify({ id, version, status }) : null;
}
