import { testHub, type TestHub } from '../../support/hub.js';
import { alertsOf, CHECKER, COMMITMENT, look, pass, receiveWithout, refusals, REVIEWER, take, WINDOW } from '../../support/law.js';
import { ITEM, receive } from '../../support/straight-road.js';

let hub: TestHub;
beforeEach(async () => {
  hub = await testHub();
});
afterEach(() => hub.close());

const SHOP = '120101-XK00302';
/** Deferrable before the decision; ITEM's XK01201-M04 is deferrable after it. */
const BEFORE = ['XK00302-M06', 'XK00302-M07'];
const AFTER = 'XK01201-M04';
const REVIEW = { favourable: true, text: '符合条件' };
const GRANT = { outcome: 'APPROVED', reasons: '符合法定条件、标准' };

describe('容缺受理', () => {
  test('COMMITMENT_REQUIRED, and each clause of it', async () => {
    const { id } = await receiveWithout(hub, SHOP, ...BEFORE);
    const accept = async (more: object) =>
      (await refusals(hub, 'acceptCase', id, { commitment: { ...COMMITMENT, supplementBy: '2017-02-09', ...more } })).map(
        ({ code, path }) => [code, path?.join('.')],
      );
    expect(await refusals(hub, 'acceptCase', id, {})).toEqual([
      expect.objectContaining({ code: 'COMMITMENT_REQUIRED', basis: '通知第15条' }),
    ]);
    expect(await accept({ lawfulOperation: false })).toEqual([['COMMITMENT_CLAUSE_MISSING', 'input.commitment.lawfulOperation']]);
    expect(await accept({ acceptSupervision: false })).toEqual([['COMMITMENT_CLAUSE_MISSING', 'input.commitment.acceptSupervision']]);
    expect(await accept({ supplementBy: '2017-02-10' })).toEqual([['COMMITMENT_DUE_TOO_LATE', 'input.commitment.supplementBy']]);
    expect(await accept({ supplementBy: '2017-02-05' })).toEqual([['INVALID_INPUT', 'input.commitment.supplementBy']]);
  });

  test('MAIN_MATERIAL_MISSING whether or not a commitment is given', async () => {
    const { id } = await receiveWithout(hub, SHOP, 'XK00302-M01', ...BEFORE);
    const commitment = { ...COMMITMENT, supplementBy: '2017-02-09' };
    expect((await refusals(hub, 'acceptCase', id, { commitment })).map(({ code }) => code)).toEqual(['MAIN_MATERIAL_MISSING']);
    expect((await refusals(hub, 'acceptCase', id, {})).map(({ code }) => code)).toEqual(['MAIN_MATERIAL_MISSING', 'COMMITMENT_REQUIRED']);
  });

  test('a commitment to nothing is told so', async () => {
    const { id } = await receive(hub);
    expect(await refusals(hub, 'acceptCase', id, { commitment: COMMITMENT })).toEqual([
      expect.objectContaining({ code: 'INVALID_INPUT', path: ['input', 'commitment'], basis: null }),
    ]);
  });

  test('the decision waits for what is owed before it; two documents tell of the acceptance', async () => {
    const { id } = await receiveWithout(hub, SHOP, ...BEFORE);
    await take(hub, 'acceptCase', id, { commitment: { ...COMMITMENT, supplementBy: '2017-02-09' } });
    const seen = await look(
      hub,
      id,
      'acceptanceMode commitment { signedBy supplementBy text materials { code } } materials { status dueOn material { code } } documents { kind number html }',
    );
    expect(seen).toMatchObject({ acceptanceMode: 'TOLERANT', commitment: { signedBy: '李四', supplementBy: '2017-02-09' } });
    expect(seen.commitment.materials.map(({ code }: { code: string }) => code)).toEqual(BEFORE);
    expect(seen.materials.filter(({ status }: { status: string }) => status === 'DEFERRED')).toHaveLength(2);
    expect(seen.documents.map(({ kind }: { kind: string }) => kind)).toEqual(['RECEIPT', 'ACCEPTANCE_NOTICE', 'COMMITMENT']);
    expect(seen.documents.map(({ number }: { number: string }) => number.replace(/.*〕/, ''))).toEqual(['1号', '2号', '3号']);
    await take(hub, 'reviewCase', id, REVIEW, REVIEWER);
    for (const outcome of ['APPROVED', 'REJECTED']) {
      expect(await refusals(hub, 'decideCase', id, { outcome, reasons: '…' }, CHECKER)).toEqual([
        expect.objectContaining({ code: 'MATERIALS_OUTSTANDING', basis: '通知第14条' }),
      ]);
    }
    await take(hub, 'supplementMaterials', id, { materials: BEFORE.map((code) => ({ code })) });
    expect((await take(hub, 'decideCase', id, GRANT, CHECKER)).status).toBe('APPROVED');
  });

  test('after the acceptance only what is owed is handed in', async () => {
    const { id } = await receiveWithout(hub, SHOP, ...BEFORE);
    await take(hub, 'acceptCase', id, { commitment: { ...COMMITMENT, supplementBy: '2017-02-09' } });
    expect(await refusals(hub, 'supplementMaterials', id, { materials: [{ code: 'XK00302-M01' }] })).toEqual([
      expect.objectContaining({ code: 'INVALID_INPUT', path: ['input', 'materials', '0', 'code'] }),
    ]);
  });

  test('what is promised and does not come: an alert, then a rejection or an end', async () => {
    const { id } = await receiveWithout(hub, SHOP, ...BEFORE);
    await take(hub, 'acceptCase', id, { commitment: { ...COMMITMENT, supplementBy: '2017-02-08' } });
    const [running] = await refusals(hub, 'terminateCase', id, {});
    expect(running).toMatchObject({ code: 'NOTICE_PERIOD_RUNNING', basis: '通知第15条' });
    await pass(hub, '2017-02-09T09:00:00+08:00');
    expect(await alertsOf(hub, id)).toMatchObject({ SUPPLEMENT_OVERDUE: null });
    expect((await take(hub, 'terminateCase', id, {})).status).toBe('TERMINATED');
    expect((await alertsOf(hub, id))['SUPPLEMENT_OVERDUE']).not.toBeNull();
  });

  test('nothing is owed after a rejection, delivered or not', async () => {
    const { id } = await receiveWithout(hub, ITEM, AFTER);
    await take(hub, 'acceptCase', id, { commitment: COMMITMENT });
    await take(hub, 'reviewCase', id, { ...REVIEW, favourable: false }, REVIEWER);
    await take(hub, 'decideCase', id, { outcome: 'REJECTED', reasons: '不符合法定条件' }, CHECKER);
    await take(hub, 'deliverCase', id, {});
    await pass(hub, '2017-02-20T09:00:00+08:00');
    expect(await alertsOf(hub, id)).toEqual({});
    expect((await look(hub, id, 'availableSteps')).availableSteps).toEqual([]);
    expect((await refusals(hub, 'supplementMaterials', id, { materials: [{ code: AFTER }] })).map(({ code }) => code)).toEqual([
      'ILLEGAL_TRANSITION',
    ]);
  });

  test('what is owed after the decision is watched until it comes, delivered or not', async () => {
    const { id } = await receiveWithout(hub, ITEM, AFTER);
    await take(hub, 'acceptCase', id, { commitment: COMMITMENT });
    await take(hub, 'reviewCase', id, REVIEW, REVIEWER);
    await take(hub, 'decideCase', id, GRANT, CHECKER);
    await take(hub, 'deliverCase', id, {});
    await pass(hub, '2017-02-11T00:00:00+08:00');
    expect(await alertsOf(hub, id)).toMatchObject({ SUPPLEMENT_OVERDUE: null });
    expect((await look(hub, id, 'availableSteps')).availableSteps).toEqual(['SUPPLEMENT']);
    await take(hub, 'supplementMaterials', id, { materials: [{ code: AFTER }] });
    expect((await alertsOf(hub, id))['SUPPLEMENT_OVERDUE']).not.toBeNull();
    expect((await look(hub, id, 'availableSteps', WINDOW)).availableSteps).toEqual([]);
    expect((await refusals(hub, 'supplementMaterials', id, { materials: [{ code: AFTER }] })).map(({ code }) => code)).toEqual([
      'ILLEGAL_TRANSITION',
    ]);
  });
});
