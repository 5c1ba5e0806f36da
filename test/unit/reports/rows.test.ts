import { workingCalendarOf } from '../../../domain/calendar/working-days.js';
import type { CaseRecord } from '../../../domain/cases/case.js';
import type { Cells } from '../../../domain/reports/report.js';
import { REPORT_COLUMNS } from '../../../domain/reports/report-columns.js';
import { FORM_RULES, REPORT_FORMS, type ReportForm } from '../../../domain/reports/report-forms.js';
import { appointmentService, type AppointmentFacts } from '../../../domain/reports/rows/appointments.js';
import { consolidationSelfCheck, type ConsolidationFacts } from '../../../domain/reports/rows/consolidation-self-check.js';
import { deferredService, type DeferredFacts } from '../../../domain/reports/rows/deferred-service.js';
import { share, tableOf } from '../../../domain/reports/rows/table.js';
import { groupOf, VIOLATION_NAMES } from '../../../domain/reports/rows/violations.js';
import { VIOLATIONS } from '../../../domain/inspections/inspection.js';
import { calendarYears } from '../../../prisma/seed/calendar.js';
import { APPLICANT } from '../../support/straight-road.js';
import { appointmentOf } from '../../integration/reports/records.js';

const calendar = workingCalendarOf(calendarYears);
const FEBRUARY = { from: '2017-02-01', to: '2017-02-28' };

function keyed(form: ReportForm, cells: Cells | undefined): Record<string, string | null> {
  return Object.fromEntries(REPORT_COLUMNS[form].map(({ key }, index) => [key, cells?.[index] ?? null]));
}

describe('tables', () => {
  it('have columns where the form is a table, each key once', () => {
    for (const form of REPORT_FORMS) {
      const keys = REPORT_COLUMNS[form].map(({ key }) => key);
      expect(keys.length > 0).toBe(FORM_RULES[form].content === 'TABLE');
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('refuse a cell that is of no column', () => {
    expect(() => tableOf('APPOINTMENTS', [{ nobody: 1 }], {})).toThrow('APPOINTMENTS has no column nobody');
  });

  it('tell a share with one decimal; of nothing a dash', () => {
    expect([share(1, 3), share(2, 2), share(0, 0)]).toEqual(['33.3%', '100.0%', '—']);
  });

  it('name every violation, each of one group', () => {
    expect(VIOLATIONS.filter((violation) => VIOLATION_NAMES[violation] === '')).toEqual([]);
    expect(['SMOKING', 'RUDE_OR_COLD', 'NO_ONE_TIME_NOTICE', 'SHIRKING'].map((violation) => groupOf(violation as 'SMOKING'))).toEqual([
      'discipline',
      'attitude',
      'notice',
      'other',
    ]);
  });
});

describe('附件4: appointments', () => {
  const startsAt = '2017-02-06T02:00:00.000Z';
  const facts = (more: Parameters<typeof appointmentOf>[0] | object, rest: Partial<AppointmentFacts> = {}): AppointmentFacts => ({
    appointment: appointmentOf({ startsAt, itemVersionId: 'item', ...more }),
    itemName: '印刷经营许可',
    slotEndsAt: null,
    record: null,
    window: null,
    handler: null,
    ...rest,
  });
  const row = (one: AppointmentFacts): Record<string, string | null> => {
    return keyed('APPOINTMENTS', appointmentService([one], { ...FEBRUARY, calendar }).rows[0]);
  };

  it.each([
    ['on a working day at nine', '2017-02-06T01:00:00.000Z', '否'],
    ['a minute before nine', '2017-02-06T00:59:00.000Z', '是'],
    ['a minute before five', '2017-02-06T08:59:00.000Z', '否'],
    ['at five', '2017-02-06T09:00:00.000Z', '是'],
    ['on a Sunday', '2017-02-05T03:00:00.000Z', '是'],
    ['on a Saturday that is worked', '2017-02-04T03:00:00.000Z', '否'],
    ['on a holiday', '2017-02-01T03:00:00.000Z', '是'],
  ])('booked outside office hours, %s', (_, createdAt, told) => {
    expect(row(facts({ createdAt }))['outsideHours']).toBe(told);
  });

  it.each([
    ['early', '2017-02-06T01:40:00.000Z', '2017-02-06T02:15:00.000Z', '15'],
    ['late', '2017-02-06T02:10:00.000Z', '2017-02-06T02:15:00.000Z', '5'],
    ['early and served early', '2017-02-06T01:40:00.000Z', '2017-02-06T01:45:00.000Z', '0'],
  ])('who comes %s waits from the appointed time, or from coming, to the receipt', (_, checkedInAt, receivedAt, minutes) => {
    expect(row(facts({ checkedInAt }, { record: { receivedAt, decision: null, status: 'RECEIVED' } as CaseRecord }))['waitedMinutes']).toBe(
      minutes,
    );
  });

  it('late is who comes after the end of the slot; without a slot, after the hour', () => {
    const checkedInAt = '2017-02-06T02:20:00.000Z';
    expect(row(facts({ checkedInAt }))['outcome']).toBe('迟到');
    expect(row(facts({ checkedInAt }, { slotEndsAt: '2017-02-06T02:30:00.000Z' }))['outcome']).toBe('如约');
  });
});

describe('附件2: deferred materials', () => {
  const material = { status: 'DEFERRED', receivedAt: null, dueOn: '2017-02-10', sha256: null, note: null } as const;
  const facts = (more: Partial<CaseRecord>): DeferredFacts => ({
    record: {
      number: '120101-20170206-00001',
      itemCode: '120101-XK01201',
      applicant: { ...APPLICANT, kind: 'ORGANIZATION', agentName: null, residence: 'LOCAL' },
      status: 'ACCEPTED',
      receivedAt: '2017-02-06T02:00:00.000Z',
      acceptedAt: '2017-02-06T02:00:00.000Z',
      acceptanceMode: 'TOLERANT',
      decidedAt: null,
      deliveredAt: null,
      endedAt: null,
      materials: [{ code: 'M1', ...material }],
      commitment: { signedBy: '李四', signedAt: '2017-02-06T02:00:00.000Z', supplementBy: '2017-02-10', text: '', materials: ['M1'] },
      correction: null,
      procedures: [],
      extension: null,
      decision: null,
      ...more,
    } as CaseRecord,
    item: {
      name: '印刷经营许可',
      statutoryLimit: { count: 3, unit: 'MONTH' },
      promisedLimit: { count: 8, unit: 'WORKING_DAY' },
      materials: [
        { code: 'M1', name: '管理制度', role: 'NON_MAIN', deferral: 'BEFORE_DECISION' },
      ] as unknown as DeferredFacts['item']['materials'],
    },
    commitment: null,
    handler: null,
  });
  const row = (more: Partial<CaseRecord>, today: string): Record<string, string | null> => {
    const member = { code: '120101', shortName: '和平区' };
    return keyed('DEFERRED_SERVICE', deferredService([facts(more)], { ...FEBRUARY, member, accepted: 1, today, calendar }).rows[0]);
  };

  it.each([
    ['on the promised day not late', {}, '2017-02-10', '0'],
    ['late by the days since', {}, '2017-02-13', '3'],
    [
      'late to the day on which they came',
      { materials: [{ code: 'M1', ...material, status: 'SUBMITTED', receivedAt: '2017-02-11T02:00:00.000Z' }] },
      '2017-02-20',
      '1',
    ],
    [
      'late to the day of the rejection, after which nothing is owed',
      { status: 'DELIVERED', decidedAt: '2017-02-13T02:00:00.000Z', decision: { outcome: 'REJECTED' } as CaseRecord['decision'] },
      '2017-02-20',
      '3',
    ],
    ['late to the end of a case withdrawn', { status: 'WITHDRAWN', endedAt: '2017-02-14T02:00:00.000Z' }, '2017-02-20', '4'],
  ] as const)('%s', (_, more, today, days) => {
    expect(row(more, today)['overdueDays']).toBe(days);
  });

  it('limits stand in the unit of their law', () => {
    expect(row({}, '2017-02-08')).toMatchObject({ usedDays: '2个工作日', promisedLimit: '8个工作日', statutoryLimit: '3个月' });
  });
});

describe('附件1: consolidation', () => {
  const item = {
    code: '120000-fgw-XK00201',
    name: '企业投资项目核准',
    kind: 'LICENCE',
    legalBases: [{ title: '企业投资项目核准和备案管理条例', article: '第九条', url: null }],
    consolidation: 'PARTIAL',
    entersCenter: false,
    exemptionReason: null,
    specialProcedures: [],
    materials: [],
  } as const satisfies ConsolidationFacts['item'];

  it('tells what is not consolidated, what stays out of the centre without a reason, and the breaches found', () => {
    const table = consolidationSelfCheck([{ item, violations: ['TWO_PLACES', 'TWO_PLACES'] }]);
    expect(keyed('CONSOLIDATION_SELF_CHECK', table.rows[0])).toMatchObject({
      legalBasis: '企业投资项目核准和备案管理条例第九条',
      consolidated: '部分归并',
      entersCenter: '否',
      authorization: '全部授权',
      outsideSystem: '无',
      twoPlaces: '2 起',
      problem: '只有部分环节归并；未进驻中心且无理由；有申请人两头跑',
    });
    expect(keyed('CONSOLIDATION_SELF_CHECK', table.totals)).toMatchObject({ twoPlaces: '2 起', problem: '1 项存在问题' });
  });
});
