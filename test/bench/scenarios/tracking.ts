import { createHmac } from 'node:crypto';
import { PUBLIC } from '../../../domain/shared/caller.js';
import { TrackingCodes } from '../../../resolvers/cases/tracking-code.js';
import { answerOf, instant, type Json, type Scenario } from '../scenario.js';
import { SEALING_KEY } from '../setting.js';

const CASES = 6_400;

const STATEMENT = `
  SELECT json_build_object('number', c.number, 'itemName', i.content -> 'name', 'memberName', m.name, 'status', c.status,
    'steps', (SELECT json_agg(json_build_object('kind', e.kind, 'status', e.body -> 'status', 'at', e.body -> 'occurredAt',
        'note', e.body -> 'note') ORDER BY e.sequence) FROM case_event e WHERE e.case_id = c.id),
    'outstanding', (SELECT coalesce(json_agg(described -> 'name'), '[]') FROM jsonb_array_elements(c.record -> 'materials') owed
      JOIN jsonb_array_elements(i.content -> 'materials') described ON described -> 'code' = owed -> 'code'
      WHERE owed ->> 'status' <> 'SUBMITTED'))::text AS answer
  FROM case_record c JOIN item_version i ON i.id = c.item_version_id JOIN member m ON m.code = c.member_code
  WHERE c.number = $1 AND c.tracking_hash = $2`;

/** The public follows a case by the number and the code of its receipt (M24). */
export const tracking: Scenario = {
  name: 'tracking',
  title: 'tracking page: case, item, member, materials, events',
  aim: 0.5,
  document: `query Track($number: String!, $code: String!) { trackCase(number: $number, code: $code) {
    number itemName memberName status steps { kind status at note } outstanding } }`,
  granted: '{"data":{"trackCase":{',
  questions: async (database) => {
    const codes = new TrackingCodes(SEALING_KEY);
    const rows = await database.query<{ number: string; sealed: string }>(
      `SELECT number, tracking_sealed AS sealed FROM case_record WHERE status = 'DELIVERED' ORDER BY tracking_hash LIMIT $1`,
      [CASES],
    );
    return rows.map(({ number, sealed }) => {
      const question = { number, code: codes.open(sealed) };
      return { caller: PUBLIC, variables: question, plain: { query: question } };
    });
  },
  plain:
    (pool) =>
    ({ query }) => {
      const number = query.get('number') ?? '';
      const code = (query.get('code') ?? '').trim().toUpperCase();
      const hash = createHmac('sha256', SEALING_KEY).update(`${number}\n${code}`).digest('hex');
      return answerOf(pool, 'tracking', STATEMENT, [number, hash]);
    },
  factsOfHub: ({ trackCase }) => factsOf(trackCase),
  factsOfPlain: factsOf,
  written: null,
};

function factsOf(tracked: Json): unknown {
  return { ...tracked, steps: tracked.steps.map((one: Json) => ({ ...one, at: instant(one.at) })) };
}
