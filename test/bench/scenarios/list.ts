import { addDays, startOfDay } from '../../../domain/shared/time.js';
import { officer } from '../../support/callers.js';
import { DISTRICTS } from '../districts.js';
import { answerOf, instant, type Json, type Scenario } from '../scenario.js';
import { TODAY } from '../setting.js';

/** Lists of so many days back: what is waiting was received today, what is done lies behind. */
const DAYS = 60;

/** Items are taken out of their long contents once each, not once for each case. */
const STATEMENT = `
  WITH page AS MATERIALIZED (
      SELECT id, number, title, status, received_at, item_version_id FROM case_record
      WHERE member_code = $1 AND received_at < $2::timestamptz ORDER BY received_at DESC, id DESC LIMIT 51),
    item AS MATERIALIZED (
      SELECT i.id, json_build_object('code', i.code, 'name', i.content -> 'name') AS told FROM item_version i
      WHERE i.id IN (SELECT item_version_id FROM page)),
    member AS MATERIALIZED (SELECT json_build_object('code', code, 'name', name) AS told FROM member WHERE code = $1)
  SELECT json_build_object('hasNextPage', (SELECT count(*) > 50 FROM page), 'cases',
    (SELECT json_agg(json_build_object('id', c.id, 'number', c.number, 'title', c.title, 'status', c.status, 'receivedAt', c.received_at,
        'item', (SELECT told FROM item WHERE item.id = c.item_version_id), 'member', (SELECT told FROM member), 'recentEvents',
        (SELECT json_agg(json_build_object('kind', e.kind, 'status', e.body -> 'status', 'occurredAt', e.body -> 'occurredAt',
            'actor', e.body -> 'actor' -> 'name', 'note', e.body -> 'note') ORDER BY e.sequence)
          FROM (SELECT kind, body, sequence FROM case_event WHERE case_id = c.id ORDER BY sequence DESC LIMIT 5) e)))
      FROM (SELECT * FROM page ORDER BY received_at DESC, id DESC LIMIT 50) c))::text AS answer`;

/** A window officer looks through the member's cases, newest first. */
export const list: Scenario = {
  name: 'list',
  title: 'list of 50 cases: item, member, last 5 events each',
  aim: 0.5,
  document: `query Cases($filter: CaseFilter) { cases(filter: $filter, first: 50) { nodes {
    id number title status receivedAt item { code name } member { code name }
    recentEvents(last: 5) { kind status occurredAt actor note } } pageInfo { hasNextPage } } }`,
  granted: '{"data":{"cases":{',
  questions: () =>
    Array.from({ length: DAYS }, (_, back) => addDays(TODAY, -back - 1)).flatMap((day) =>
      DISTRICTS.map((member) => ({
        caller: officer(member, 'WINDOW'),
        variables: { filter: { receivedTo: day } },
        plain: { query: { before: startOfDay(addDays(day, 1)) } },
      })),
    ),
  plain:
    (pool) =>
    ({ query, caller }) =>
      caller?.roles.includes('WINDOW') === true
        ? answerOf(pool, 'list', STATEMENT, [caller.member, query.get('before')])
        : Promise.resolve(null),
  factsOfHub: ({ cases }) => ({ cases: cases.nodes.map(factsOf), hasNextPage: cases.pageInfo.hasNextPage }),
  factsOfPlain: ({ cases, hasNextPage }) => ({ cases: cases.map(factsOf), hasNextPage }),
  written: null,
};

function factsOf(one: Json): unknown {
  const recentEvents = one.recentEvents.map((event: Json) => ({ ...event, occurredAt: instant(event.occurredAt) }));
  return { ...one, receivedAt: instant(one.receivedAt), recentEvents };
}
