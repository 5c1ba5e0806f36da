import { ACCOUNTABILITY } from '../../../prisma/accountability/accountability.js';
import { APPOINTMENTS } from '../../../prisma/appointments/appointments.js';
import { FINDINGS } from '../../../prisma/inspections/findings.js';
import { INSPECTIONS } from '../../../prisma/inspections/inspections.js';
import { RECTIFICATIONS } from '../../../prisma/rectifications/rectifications.js';
import { insertRecord } from '../../../prisma/shared/records.js';
import { VISITS } from '../../../prisma/visits/visits.js';
import { describeEachShape } from '../../support/database.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { CHECKER, COMMITMENT, receiveWithout, REVIEWER, take, WINDOW } from '../../support/law.js';
import { APPLICANT, ITEM, receive, walk } from '../../support/straight-road.js';
import { actionOf, appointmentOf, findingOf, inspectionOf, rectificationOf, visitOf } from './records.js';
import { DEPARTMENT, FEBRUARY, keyed, keyedTotals, read, SUPERVISOR } from './report-requests.js';

const MARCH = { from: '2017-03-01', to: '2017-03-31' };
const APRIL = { from: '2017-04-01', to: '2017-04-30' };

describeEachShape('the rows of reports, computed from the records', (engine) => {
  let hub: TestHub;
  beforeEach(async () => {
    hub = await testHub({ engine });
  });
  afterEach(() => hub.close());

  const toDay = (instant: string): Promise<void> => hub.clock.moveTo(instant);

  test('附件2: a case accepted on a commitment, in the month of its acceptance and again in that in which it closes', async () => {
    const missing = 'XK01201-M04';
    await receive(hub);
    const { id, number } = await receiveWithout(hub, ITEM, missing);
    await take(hub, 'acceptCase', id, { commitment: { ...COMMITMENT, supplementBy: '2017-02-07' } });
    const [owed] = keyed(await read(hub, SUPERVISOR, 'DEFERRED_SERVICE', FEBRUARY));
    expect(owed).toMatchObject({
      sequence: '1',
      caseNumber: number,
      itemCode: ITEM,
      applicantName: '天*********',
      applicantIdentifier: '9112**********T88H',
      receivedOn: '2017-02-06',
      acceptedOn: '2017-02-06',
      mainComplete: '是',
      mode: '先批后补',
      signedOn: '2017-02-06',
      promisedOn: '2017-02-07',
      suppliedOn: null,
      overdueDays: '0',
      outcome: '办理中',
      decidedOn: null,
    });
    expect(owed?.['commitmentNumber']).toMatch(/审〔2017〕\d+号$/);
    expect(owed?.['handler']).not.toBeNull();

    await toDay('2017-02-09T02:00:00.000Z');
    await take(hub, 'supplementMaterials', id, { materials: [{ code: missing }] });
    await take(hub, 'reviewCase', id, { favourable: true, text: '符合条件' }, REVIEWER);
    hub.clock.advanceHours(0.75);
    await take(hub, 'decideCase', id, { outcome: 'APPROVED', reasons: '符合法定条件、标准' }, CHECKER);
    await toDay('2017-03-02T02:00:00.000Z');
    await take(hub, 'deliverCase', id, {}, WINDOW);
    const february = await read(hub, SUPERVISOR, 'DEFERRED_SERVICE', FEBRUARY);
    expect(keyed(february)).toEqual([
      expect.objectContaining({
        suppliedOn: '2017-02-09',
        overdueDays: '2',
        outcome: '准予',
        decidedOn: '2017-02-09',
        usedDays: '3日',
        minutesToDecision: '45',
      }),
    ]);
    expect(keyedTotals(february)).toMatchObject({
      sequence: '合计',
      caseNumber: '共 1 件',
      itemName: '本期容缺受理 1 件',
      missing: '占本期受理总数 100.0%',
      promisedOn: '逾期 1 件，未补齐 0 件',
      outcome: '本期办结 0 件',
    });
    const march = await read(hub, SUPERVISOR, 'DEFERRED_SERVICE', MARCH);
    expect(keyed(march).map(({ caseNumber }) => caseNumber)).toEqual([number]);
    expect(keyedTotals(march)).toMatchObject({ itemName: '本期容缺受理 0 件', outcome: '本期办结 1 件' });
    expect(keyed(await read(hub, SUPERVISOR, 'DEFERRED_SERVICE', APRIL))).toEqual([]);
    expect(keyed(await read(hub, SUPERVISOR, 'DEFERRED_SERVICE', FEBRUARY, '120102'))).toEqual([]);
  });

  test('附件3: a visit in its month, and again when the case that came of it closes', async () => {
    const visitedAt = '2017-02-06T02:00:00.000Z';
    await insertRecord(hub.database, VISITS, visitOf({ visitedAt, itemVersionIds: [await publishedItem()] }));
    await insertRecord(hub.database, VISITS, visitOf({ id: 'visit_120101_2', visitedAt, kind: 'SITE_SURVEY' }));
    await insertRecord(hub.database, VISITS, visitOf({ id: 'visit_120101_3', visitedAt, status: 'CANCELLED' }));
    await insertRecord(
      hub.database,
      VISITS,
      visitOf({ id: 'visit_120101_4', visitedAt: '2017-02-28T15:59:59.000Z', passedFirstTime: false }),
    );
    await insertRecord(hub.database, VISITS, visitOf({ id: 'visit_120101_5', visitedAt: '2017-02-28T16:00:00.000Z' }));
    await toDay('2017-02-27T02:00:00.000Z');
    const { id, number } = await receive(hub, { applicant: { ...APPLICANT, name: '天津示例装备制造有限公司' } });
    await walk(hub, id, 3);
    const february = await read(hub, SUPERVISOR, 'ON_SITE_SERVICE', FEBRUARY);
    expect(keyed(february)).toEqual([
      expect.objectContaining({
        projectName: '示例产业园一期',
        projectLevel: '市级',
        projectOwner: '天津示例装备制造有限公司',
        visitedOn: '2017-02-06',
        address: '天津市和平区示例路1号',
        guidance: '讲解申报要点',
        materialsReady: null,
        caseNumber: number,
        firstTime: '是',
        result: '准予',
      }),
      expect.objectContaining({ visitedOn: '2017-02-28', materialsReady: '否', firstTime: '否', caseNumber: null }),
    ]);
    expect(keyed(february)[0]?.['items']).not.toBeNull();
    expect(keyed(february)[0]?.['contactOfficer']).toBe(keyed(february)[0]?.['attendees']);
    expect(keyedTotals(february)).toMatchObject({ projectName: '重大项目 1 个', visitedOn: '本期上门 2 次', firstTime: '合格率 50.0%' });
    await toDay('2017-03-02T02:00:00.000Z');
    await take(hub, 'deliverCase', id, {});
    const march = await read(hub, SUPERVISOR, 'ON_SITE_SERVICE', MARCH);
    expect(keyed(march).map(({ visitedOn, caseNumber }) => [visitedOn, caseNumber])).toEqual([
      ['2017-02-06', number],
      ['2017-03-01', null],
    ]);
  });

  test('附件4: appointments by their day, with channel, waiting and what came of them', async () => {
    const itemVersionId = await publishedItem();
    const { id: caseId, number } = await receive(hub);
    const startsAt = '2017-02-06T00:40:00.000Z';
    const kept = appointmentOf({ startsAt, itemVersionId, caseId, checkedInAt: '2017-02-06T00:50:00.000Z' });
    await insertRecord(hub.database, APPOINTMENTS, kept);
    const missed = { id: 'appointment_120101_2', number: 'YY-2', status: 'NO_SHOW', checkedInAt: null, channel: 'PHONE' } as const;
    await insertRecord(
      hub.database,
      APPOINTMENTS,
      appointmentOf({ ...missed, startsAt: '2017-02-07T02:00:00.000Z', itemVersionId, createdAt: '2017-02-06T02:00:00.000Z' }),
    );
    await insertRecord(
      hub.database,
      APPOINTMENTS,
      appointmentOf({ id: 'appointment_120101_3', number: 'YY-3', startsAt: '2017-03-01T02:00:00.000Z', itemVersionId }),
    );
    const report = await read(hub, SUPERVISOR, 'APPOINTMENTS', FEBRUARY);
    expect(keyed(report)).toEqual([
      expect.objectContaining({
        number: 'YY-1',
        bookedAt: '2017-02-05 22:10',
        channel: '微信',
        outsideHours: '是',
        applicantName: '天*********',
        applicantIdentifier: '9112**********T88H',
        appointedAt: '2017-02-06 08:40',
        arrivedAt: '2017-02-06 08:50',
        startedAt: '2017-02-06 09:00',
        waitedMinutes: '10',
        outcome: '迟到',
        caseNumber: number,
        result: '已接件',
      }),
      expect.objectContaining({
        number: 'YY-2',
        channel: '电话',
        outsideHours: '否',
        arrivedAt: null,
        waitedMinutes: null,
        outcome: '爽约',
      }),
    ]);
    expect(keyed(report)[0]?.['window']).not.toBeNull();
    expect(keyedTotals(report)).toMatchObject({
      number: '共 2 件',
      bookedAt: '电话 1 件、微信 1 件',
      outsideHours: '50.0%',
      outcome: '履约率 50.0%',
      caseNumber: '转为办件 1 件',
    });
  });

  test('附件1: every published item of the department, and the breaches found in its cases', async () => {
    const report = await read(hub, SUPERVISOR, 'CONSOLIDATION_SELF_CHECK', { from: '2017-01-01', to: '2017-02-28' }, DEPARTMENT);
    const published = await hub.everywhere<{ code: string }>(
      `SELECT code FROM item_version WHERE member_code = $1 AND status = 'PUBLISHED' ORDER BY code`,
      [DEPARTMENT],
    );
    expect(published.length).toBeGreaterThan(0);
    expect(keyed(report).map(({ itemCode }) => itemCode)).toEqual(published.map(({ code }) => code));
    expect(keyed(report)[0]).toMatchObject({
      unit: '行政审批处',
      consolidated: '是',
      twoSteps: '是',
      outsideSystem: '无',
      twoPlaces: '无',
    });
    expect(keyed(report)[0]?.['legalBasis']).toMatch(/第.+条/);
    expect(keyedTotals(report)).toMatchObject({ itemName: `共 ${published.length} 项`, twoPlaces: '0 起' });
  });

  test('附件5: every township centre of the district, with what was found there', async () => {
    const [center] = await townships();
    await oversee(center?.id ?? '');
    const report = await read(hub, SUPERVISOR, 'TOWNSHIP_SELF_CHECK', FEBRUARY);
    expect(keyed(report).map((row) => row['center'])).toEqual((await townships()).map(({ name }) => name));
    expect(keyed(report)[0]).toMatchObject({
      windows: '1',
      checkedOn: '2017-02-08',
      discipline: '玩手机 1 起',
      attitude: '未发现',
      notice: '未一次性告知 1 起',
      complaints: '0',
      corrected: '0',
      pending: '2',
      responsible: '王主任',
      dueOn: '2017-03-10',
    });
    expect(keyed(report)[1]).toMatchObject({ checkedOn: null, discipline: null, pending: '0' });
    expect(keyedTotals(report)).toMatchObject({
      center: '共 2 个中心',
      checkedOn: '检查 1 次',
      discipline: '1 起',
      notice: '1 起',
      pending: '2',
    });
    expect(keyed(await read(hub, SUPERVISOR, 'TOWNSHIP_SELF_CHECK', MARCH))[0]).toMatchObject({ checkedOn: null, pending: '2' });
  });

  test('附件6: inspections of the month with what came of them; what is left over from the month before', async () => {
    const [center] = await townships();
    await oversee(center?.id ?? '');
    const report = await read(hub, SUPERVISOR, 'DISTRICT_INSPECTION_SUMMARY', FEBRUARY);
    expect(keyed(report)).toEqual([
      expect.objectContaining({
        center: center?.name,
        level: '街镇',
        number: 'JC-1',
        openedOn: '2017-02-08',
        kind: '现场巡查',
        closedOn: '2017-03-02',
        inspectors: '检查员甲、检查员乙',
        sampledCases: '1',
        yellow: '0',
        red: '0',
        findings: '2',
        serious: '1',
        onTheSpot: '1',
        withDeadline: '1',
        circulated: '1',
        heldToAccount: '1',
      }),
    ]);
    expect(keyedTotals(report)).toMatchObject({ center: '本期检查 1 次', findings: '2', remark: '上月结转未整改 0 项' });
    const march = await read(hub, SUPERVISOR, 'DISTRICT_INSPECTION_SUMMARY', MARCH);
    expect(keyed(march).map(({ number }) => number)).toEqual(['JC-1']);
    expect(keyedTotals(march)).toMatchObject({ center: '本期检查 0 次', remark: '上月结转未整改 2 项' });
    expect(keyed(await read(hub, SUPERVISOR, 'DISTRICT_INSPECTION_SUMMARY', APRIL))).toEqual([]);
  });

  async function publishedItem(): Promise<string> {
    const [row] = await hub.database.query<{ id: string }>(`SELECT id FROM item_version WHERE code = $1 AND status = 'PUBLISHED'`, [ITEM]);
    return row?.id ?? '';
  }

  function townships(): Promise<{ id: string; name: string }[]> {
    return hub.database.query(`SELECT id, name FROM center WHERE member_code = '120101' AND level = 'TOWNSHIP' ORDER BY id`);
  }

  /** A patrol in a township centre: two findings, one put right on the spot, one with a day; an action made known. */
  async function oversee(centerId: string): Promise<void> {
    const openedAt = '2017-02-08T02:00:00.000Z';
    const { id: caseId } = await receive(hub);
    const closed = { status: 'CLOSED', closedAt: '2017-03-02T02:00:00.000Z' } as const;
    await insertRecord(hub.database, INSPECTIONS, inspectionOf({ openedAt, centerId, ...closed }));
    await insertRecord(hub.database, FINDINGS, findingOf({ id: 'finding_120101_1', recordedAt: openedAt }));
    const serious = { violation: 'NO_ONE_TIME_NOTICE', severity: 'SERIOUS', caseId } as const;
    await insertRecord(hub.database, FINDINGS, findingOf({ id: 'finding_120101_2', recordedAt: openedAt, ...serious }));
    const onTheSpot = { findingId: 'finding_120101_1', status: 'SUBMITTED', submittedAt: '2017-02-08T08:00:00.000Z' } as const;
    await insertRecord(hub.database, RECTIFICATIONS, rectificationOf({ id: 'rectification_120101_1', openedAt, ...onTheSpot }));
    const ordered = { findingId: 'finding_120101_2' };
    await insertRecord(hub.database, RECTIFICATIONS, rectificationOf({ id: 'rectification_120101_2', openedAt, ...ordered }));
    await insertRecord(hub.database, ACCOUNTABILITY, actionOf({ findingIds: ['finding_120101_2'] }));
  }
});
