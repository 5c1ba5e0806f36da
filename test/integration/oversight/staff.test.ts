import { testHub, type TestHub } from '../../support/hub.js';
import { ADMIN, pass, refusals, REVIEWER, SUPERVISOR, WINDOW } from '../../support/law.js';
import { centerOf, faultOf, grantOf, MANAGER, refusalsOf } from '../../support/service.js';
import { MEMBER, receive } from '../../support/straight-road.js';

const NEW = { member: MEMBER, name: '示例·新一', jobTitle: '科员', permanent: true, duties: ['WINDOW'], window: centerOf().windows[1]?.id };
const LEAVE = { staff: WINDOW.staff, startsOn: '2017-02-07', endsOn: '2017-02-08', reason: '事假', approvedBy: '示例局长' };

describe('staff (M2, M3)', () => {
  let hub: TestHub;
  beforeEach(async () => {
    hub = await testHub();
  });
  afterEach(() => hub.close());

  const personnel = async (id: string | null, by?: Parameters<TestHub['ask']>[2]) => {
    const query =
      'query ($id: ID!) { node(id: $id) { ... on Staff { name window { id } trainings { topic } leaves { reason } rotations { effectiveOn } } } }';
    return (await hub.ask(query, { id }, by)).data?.['node'];
  };

  test('registered, and shown at the window', async () => {
    const { staff } = await grantOf(hub, 'registerStaff', NEW, MANAGER);
    expect(staff).toMatchObject({ name: NEW.name, permanent: true, duties: ['WINDOW'], window: { id: NEW.window } });
    const answer = await hub.ask('query ($id: ID!) { node(id: $id) { ... on ServiceWindow { staff { id } } } }', { id: NEW.window });
    expect(answer.data?.['node'].staff).toContainEqual({ id: staff.id });
    await grantOf(hub, 'registerStaff', { ...NEW, member: '120102', window: null }, ADMIN);
  });

  test('on leave an officer cannot act', async () => {
    await grantOf(hub, 'recordLeave', LEAVE, MANAGER);
    const { id } = await receive(hub);
    await pass(hub, '2017-02-07T09:00:00+08:00');
    expect((await refusals(hub, 'acceptCase', id, {})).map(({ code }) => code)).toEqual(['STAFF_NOT_ELIGIBLE']);
    await pass(hub, '2017-02-09T09:00:00+08:00');
    expect(
      (await hub.ask('query ($id: ID!) { case(id: $id) { availableSteps } }', { id }, WINDOW)).data?.['case'].availableSteps,
    ).toContain('ACCEPT');
  });

  test('a rotation is announced one working day ahead and takes effect by itself', async () => {
    const toWindow = centerOf().windows[3]?.id;
    const rotate = { staff: WINDOW.staff, toWindow, effectiveOn: '2017-02-07' };
    // Monday is today: Tuesday is the first working day after it.
    expect(await refusalsOf(hub, 'rotateStaff', { ...rotate, effectiveOn: '2017-02-06' }, MANAGER)).toEqual(['NOTICE_PERIOD_RUNNING']);
    const { staff } = await grantOf(hub, 'rotateStaff', rotate, MANAGER);
    expect(staff.rotations).toMatchObject([{ effectiveOn: '2017-02-07', announcedOn: '2017-02-06', toWindow: { id: toWindow } }]);
    expect(staff.window.id).not.toBe(toWindow);
    expect(await refusalsOf(hub, 'rotateStaff', rotate, MANAGER)).toEqual(['INVALID_INPUT']);
    await pass(hub, '2017-02-07T00:00:00+08:00');
    expect((await personnel(WINDOW.staff)).window).toEqual({ id: toWindow });
  });

  test('over a weekend the first working day counts', async () => {
    await pass(hub, '2017-02-10T09:00:00+08:00');
    const rotate = { staff: WINDOW.staff, toWindow: centerOf().windows[3]?.id };
    expect(await refusalsOf(hub, 'rotateStaff', { ...rotate, effectiveOn: '2017-02-11' }, MANAGER)).toEqual(['NOTICE_PERIOD_RUNNING']);
    await grantOf(hub, 'rotateStaff', { ...rotate, effectiveOn: '2017-02-13' }, MANAGER);
  });

  test('training, leave and rotation are for the member and its supervisors', async () => {
    await grantOf(hub, 'recordTraining', { staff: WINDOW.staff, topic: '行政许可法', hours: 8, completedOn: '2017-01-20' }, MANAGER);
    await grantOf(hub, 'recordLeave', LEAVE, MANAGER);
    for (const by of [REVIEWER, MANAGER, SUPERVISOR, ADMIN]) {
      expect(await personnel(WINDOW.staff, by)).toMatchObject({ trainings: [{ topic: '行政许可法' }], leaves: [{ reason: '事假' }] });
    }
    for (const by of [undefined, { ...MANAGER, member: '120102' }]) {
      expect(await personnel(WINDOW.staff, by)).toMatchObject({ name: WINDOW.name, trainings: [], leaves: [], rotations: [] });
    }
  });

  test('each refusal', async () => {
    const register = (more: object) => refusalsOf(hub, 'registerStaff', { ...NEW, ...more }, MANAGER);
    expect(await register({ permanent: false, duties: ['WINDOW', 'CHECKER'] })).toEqual(['STAFF_NOT_ELIGIBLE']);
    expect(await register({ window: centerOf('120102').windows[0]?.id })).toEqual(['MEMBER_MISMATCH']);
    expect(await register({ window: 'window_120101_none' })).toEqual(['NOT_FOUND']);
    const training = { staff: WINDOW.staff, topic: '行政许可法', hours: 8, completedOn: '2017-02-07' };
    expect(await refusalsOf(hub, 'recordTraining', training, MANAGER)).toEqual(['INVALID_INPUT']);
    expect(await refusalsOf(hub, 'recordTraining', { ...training, staff: 'staff_120101_99' }, MANAGER)).toEqual(['NOT_FOUND']);
    expect(await refusalsOf(hub, 'recordLeave', { ...LEAVE, endsOn: '2017-02-06' }, MANAGER)).toEqual(['INVALID_INPUT']);
    await grantOf(hub, 'recordLeave', LEAVE, MANAGER);
    expect(await refusalsOf(hub, 'recordLeave', { ...LEAVE, startsOn: '2017-02-08', endsOn: '2017-02-09' }, MANAGER)).toEqual([
      'INVALID_INPUT',
    ]);
    const away = { staff: WINDOW.staff, toWindow: centerOf('120102').windows[0]?.id, effectiveOn: '2017-02-08' };
    expect(await refusalsOf(hub, 'rotateStaff', away, MANAGER)).toEqual(['MEMBER_MISMATCH']);
    expect(await faultOf(hub, 'recordTraining', { ...training, hours: 0 }, MANAGER)).toBe('BAD_USER_INPUT');
    expect(await faultOf(hub, 'registerStaff', { ...NEW, duties: [] }, MANAGER)).toBe('BAD_USER_INPUT');
    expect(await faultOf(hub, 'registerStaff', { ...NEW, member: '120102' }, MANAGER)).toBe('FORBIDDEN');
    expect(await faultOf(hub, 'recordLeave', { ...LEAVE, staff: 'staff_120102_01' }, MANAGER)).toBe('FORBIDDEN');
    expect(await faultOf(hub, 'registerStaff', NEW, WINDOW)).toBe('FORBIDDEN');
    expect(await faultOf(hub, 'registerStaff', NEW)).toBe('UNAUTHENTICATED');
  });

  test('a repeat answers alike', async () => {
    const keyed = { ...NEW, idempotencyKey: 'staff' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => grantOf(hub, 'registerStaff', keyed, MANAGER)));
    expect(new Set(answers.map(({ staff }) => staff.id)).size).toBe(1);
    expect(await refusalsOf(hub, 'registerStaff', { ...keyed, name: '另一' }, MANAGER)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  });
});
