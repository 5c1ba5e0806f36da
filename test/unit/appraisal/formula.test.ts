import { appraise, rankOf } from '../../../domain/appraisal/appraise.js';
import { APPRAISAL_FORMULA, APPRAISAL_INDICATORS, type MemberCounts } from '../../../domain/appraisal/formula.js';

const NOTHING: MemberCounts = {
  received: 0,
  decided: 0,
  decidedInPromise: 0,
  usedDays: 0,
  statutoryDays: 0,
  lateCases: 0,
  overasked: 0,
  deferredDue: 0,
  deferredKept: 0,
  visitsKnown: 0,
  visitsPassed: 0,
  appointmentsOver: 0,
  appointmentsKept: 0,
  rated: 0,
  satisfied: 0,
  inspections: 0,
  findingPoints: 0,
  rectificationsDue: 0,
  rectificationsDone: 0,
  upheld: {},
  reportsOwed: 0,
  reportsInTime: 0,
  typicalCases: 0,
};
const BUSY: MemberCounts = {
  received: 120,
  decided: 100,
  decidedInPromise: 95,
  usedDays: 500,
  statutoryDays: 2_000,
  lateCases: 6,
  overasked: 3,
  deferredDue: 10,
  deferredKept: 9,
  visitsKnown: 4,
  visitsPassed: 3,
  appointmentsOver: 20,
  appointmentsKept: 18,
  rated: 50,
  satisfied: 48,
  inspections: 5,
  findingPoints: 2.5,
  rectificationsDue: 4,
  rectificationsDone: 4,
  upheld: { WRITTEN_CRITICISM: 1 },
  reportsOwed: 3,
  reportsInTime: 2,
  typicalCases: 1,
};
const line = (counts: MemberCounts, indicator: string) => appraise(counts).lines.find((one) => one.indicator === indicator);

describe('the appraisal formula (M28)', () => {
  it('has a line for each indicator, and the lines make 100', () => {
    expect(APPRAISAL_FORMULA.lines.map(({ indicator }) => indicator)).toEqual([...APPRAISAL_INDICATORS]);
    expect(APPRAISAL_FORMULA.lines.reduce((sum, { maxPoints }) => sum + maxPoints, 0)).toBe(100);
  });

  it('gives each line its points', () => {
    const points = Object.fromEntries(appraise(BUSY).lines.map(({ indicator, points: given }) => [indicator, given]));
    expect(points).toEqual({
      TIMELINESS: 19,
      TIME_SAVED: 7.5,
      RECORDING_DISCIPLINE: 9.5,
      MATERIAL_DISCIPLINE: 4.88,
      DEFERRED_SERVICE: 4.5,
      ON_SITE_SERVICE: 3.75,
      APPOINTMENT_SERVICE: 4.5,
      SATISFACTION: 14.4,
      INSPECTIONS: 7.5,
      RECTIFICATION: 5,
      ACCOUNTABILITY: 4,
      REPORTING: 2,
      TYPICAL_CASES: 1,
    });
    expect(appraise(BUSY).score).toBe(87.53);
  });

  it('leaves out what there was nothing to measure of', () => {
    const { lines, score } = appraise(NOTHING);
    expect(lines.filter(({ value }) => value === null).map(({ indicator }) => indicator)).toEqual([
      'TIMELINESS',
      'TIME_SAVED',
      'RECORDING_DISCIPLINE',
      'MATERIAL_DISCIPLINE',
      'DEFERRED_SERVICE',
      'ON_SITE_SERVICE',
      'APPOINTMENT_SERVICE',
      'SATISFACTION',
      'RECTIFICATION',
      'REPORTING',
    ]);
    expect(score).toBe(88.24);
    expect(appraise({ ...NOTHING, typicalCases: 2 }).score).toBe(100);
  });

  it('never gives less than nothing', () => {
    expect(line({ ...BUSY, findingPoints: 40 }, 'INSPECTIONS')).toMatchObject({ value: 40, points: 0 });
    expect(line({ ...BUSY, upheld: { REFERRAL_TO_DISCIPLINE: 2 } }, 'ACCOUNTABILITY')).toMatchObject({ value: 10, points: 0 });
    expect(line({ ...BUSY, usedDays: 9_000 }, 'TIME_SAVED')).toMatchObject({ value: 0, points: 0 });
    expect(line({ ...BUSY, overasked: 500 }, 'MATERIAL_DISCIPLINE')).toMatchObject({ value: 0, points: 0 });
  });

  it('never gives more than a line is worth', () => {
    expect(line({ ...BUSY, reportsOwed: 2, reportsInTime: 4 }, 'REPORTING')).toMatchObject({ value: 2, points: 3 });
  });

  it('says in Chinese what each line rests on', () => {
    expect(line(BUSY, 'TIMELINESS')?.basis).toBe('办结 100 件，其中承诺期内办结 95 件（通知第19条）');
    for (const { basis } of appraise(BUSY).lines) expect(basis).toMatch(/\d.*（通知.+）$/);
  });

  it('ranks among members of one kind; equal scores share a place, and without a decision there is none', () => {
    const member = (score: number, decided = 1, kind: 'DISTRICT_BUREAU' | 'CITY_DEPARTMENT' = 'DISTRICT_BUREAU') => ({
      kind,
      score,
      decided,
    });
    const all = [member(90), member(80), member(80), member(70), member(99, 0), member(95, 1, 'CITY_DEPARTMENT')];
    expect(all.map((one) => rankOf(one, all))).toEqual([1, 2, 2, 4, null, 1]);
  });
});
