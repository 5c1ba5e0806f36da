import { addDays } from '../../../domain/shared/time.js';
import { caller } from '../../support/callers.js';
import { answerOf, type Json, type Scenario } from '../scenario.js';
import { TODAY } from '../setting.js';

/** Periods of a month and more, each beginning on another day. */
const PERIODS = Array.from({ length: 320 }, (_, back) => ({ from: addDays(TODAY, -40 - back), to: TODAY }));
const SUPERVISOR = caller('SUPERVISOR');

const questions = () =>
  PERIODS.map(({ from, to }) => ({ caller: SUPERVISOR, variables: { period: { from, to } }, plain: { query: { from, to } } }));

const DAY = "(received_at AT TIME ZONE 'Asia/Shanghai')::date";
const COUNTED = `SELECT json_build_object('members', json_agg(json_build_object('member', member_code, 'received', received) ORDER BY member_code))::text AS answer
  FROM (SELECT member_code, count(*)::int AS received FROM case_record WHERE ${DAY} BETWEEN $1::date AND $2::date GROUP BY member_code) counted`;

const byHand: Scenario['plain'] =
  (pool) =>
  ({ query, caller: by }) =>
    by === null ? Promise.resolve(null) : answerOf(pool, 'figures', COUNTED, [query.get('from'), query.get('to')]);

/** All figures of all members over a period, in one statement; by hand: the receipts alone. */
export const statistics: Scenario = {
  name: 'statistics',
  title: 'case statistics by member (by hand: receipts alone)',
  aim: 0.25,
  document: `query Figures($period: PeriodInput!) { caseStatistics(period: $period) { groups { key figures {
    received accepted decided decidedInPromise overdue corrections appointments averageWorkingDays onTimeRate satisfactionRate } } } }`,
  granted: '{"data":{"caseStatistics":{',
  questions,
  plain: byHand,
  factsOfHub: ({ caseStatistics }) => caseStatistics.groups.map(({ key, figures }: Json) => ({ member: key, received: figures.received })),
  factsOfPlain: ({ members }) => members,
  written: null,
};

/** The appraisals of all members over a period, in one statement; by hand: the receipts alone. */
export const appraisals: Scenario = {
  name: 'appraisals',
  title: 'appraisals of all members (by hand: receipts alone)',
  aim: 0.25,
  document:
    'query Appraisals($period: PeriodInput!) { appraisals(period: $period) { member { code } score rank lines { indicator value points } } }',
  granted: '{"data":{"appraisals":[',
  questions,
  plain: byHand,
  factsOfHub: ({ appraisals: all }) =>
    all
      .filter(({ rank }: Json) => rank !== null)
      .map(({ member }: Json) => member.code)
      .sort(),
  factsOfPlain: ({ members }) => members.map(({ member }: Json) => member).sort(),
  written: null,
};
