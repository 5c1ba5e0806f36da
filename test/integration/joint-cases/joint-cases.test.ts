import type { Caller } from '../../../domain/shared/caller.js';
import { runDueChecks } from '../../../resolvers/supervision/run-due-checks.js';
import { PartUnreachable, type JointParts } from '../../../resolvers/joint-cases/joint-parts.js';
import { caller, officer, system } from '../../support/callers.js';
import { describeEachShape } from '../../support/database.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { DELIVER, ITEM_CODES, jointInput, LEAD, LEAD_WINDOW, OPEN, openJoint, PARTNER } from '../../support/joint.js';
import { ADMIN, alertsOf, pass, REVIEWER, SUPERVISOR, take } from '../../support/law.js';
import { APPLICANT, STEPS } from '../../support/straight-road.js';

const PARTNER_WINDOW = officer(PARTNER, 'WINDOW');
const THE_APPLICANT = caller('APPLICANT', { identifier: APPLICANT.identifier });
const JOINT = `query ($id: ID!) { jointCase(id: $id) { id status promisedDueOn applicant { name } cases {
  id title status applicant { name phone } materials { material { code } status } documents { kind } events { totalCount } recentEvents { kind }
  member { code } item { code } clock { light promised { dueOn } } jointCase { id } availableSteps } } }`;

interface Part {
  readonly id: string;
  readonly member: { readonly code: string };
}

describeEachShape('joint cases', (engine) => {
  let hub: TestHub;
  beforeEach(async () => {
    hub = await testHub({ engine });
  });
  afterEach(() => hub.close());

  async function look(id: string, by: Caller = LEAD_WINDOW) {
    const answer = await hub.ask(JOINT, { id }, by);
    expect(answer.errors).toBeUndefined();
    return answer.data?.['jointCase'];
  }

  /** Brings a part to its decision. */
  async function decide({ id, member: { code } }: Part): Promise<void> {
    await take(hub, 'acceptCase', id, {}, officer(code, 'WINDOW'));
    await take(hub, 'reviewCase', id, { favourable: true, text: '符合条件' }, officer(code, 'REVIEWER'));
    await take(hub, 'decideCase', id, { outcome: 'APPROVED', reasons: '符合法定条件、标准' }, officer(code, 'CHECKER'));
  }

  async function deliver(jointCase: string, by: Caller = LEAD_WINDOW) {
    const answer = await hub.ask(DELIVER, { input: { jointCase } }, by);
    expect(answer.errors).toBeUndefined();
    return answer.data?.['deliverJointCase'];
  }

  test('one form, one set of materials: each member gets what its item asks for, and the whole is delivered once', async () => {
    const { jointCase, trackingCode, userErrors } = await openJoint(hub);
    expect(userErrors).toEqual([]);
    expect(jointCase).toMatchObject({ number: `${LEAD}-20170206-J0001`, status: 'OPEN', promisedDueOn: null, lead: { code: LEAD } });
    expect(jointCase.cases.map((part: { item: { code: string } }) => part.item.code)).toEqual([...ITEM_CODES]);
    const parts = jointCase.cases as (Part & { readonly number: string })[];
    for (const { number } of parts) {
      const tracked = await hub.ask('query ($number: String!, $code: String!) { trackCase(number: $number, code: $code) { number } }', {
        number,
        code: trackingCode,
      });
      expect(tracked.data?.['trackCase']).toEqual({ number });
    }
    const own = await look(jointCase.id, PARTNER_WINDOW);
    expect(own.cases[1].materials.map(({ status }: { status: string }) => status)).not.toContain('MISSING');

    for (const part of parts) {
      expect((await deliver(jointCase.id)).userErrors).toEqual([
        expect.objectContaining({ code: 'ILLEGAL_TRANSITION', basis: '通知第27条', path: ['input', 'jointCase'] }),
      ]);
      await decide(part);
    }
    const ready = await look(jointCase.id);
    expect(ready.status).toBe('READY_TO_DELIVER');
    expect(ready.promisedDueOn).toBe(
      ready.cases
        .map((part: never) => part['clock']['promised']['dueOn'])
        .sort()
        .at(-1),
    );
    const delivered = await deliver(jointCase.id);
    expect(delivered.jointCase).toMatchObject({ status: 'DELIVERED', cases: [{ status: 'DELIVERED' }, { status: 'DELIVERED' }] });
    expect((await look(jointCase.id, PARTNER_WINDOW)).cases[1].documents.map(({ kind }: { kind: string }) => kind)).toContain(
      'DELIVERY_RECEIPT',
    );
    expect((await deliver(jointCase.id)).userErrors).toEqual([expect.objectContaining({ code: 'ILLEGAL_TRANSITION' })]);
  });

  test('a paper handed in once serves every item that asks for the fact that it proves', async () => {
    const itemCodes = ['120101-XK00402', '120000-hb-XK00401'];
    const sha256 = 'b'.repeat(64);
    // The request for approval: XK00402-M01 and XK00401-M01 prove it alike.
    const { jointCase, userErrors } = await openJoint(hub, { itemCodes, materials: [{ code: 'XK00402-M01', sha256 }] });
    expect(userErrors).toEqual([]);
    const { cases } = await look(jointCase.id, THE_APPLICANT);
    const handedIn = cases.map(({ materials }: { materials: { material: { code: string }; status: string }[] }) =>
      materials.flatMap(({ material, status }) => (status === 'SUBMITTED' ? [material.code] : [])),
    );
    expect(handedIn).toEqual([['XK00402-M01'], ['XK00401-M01']]);
  });

  test('a part is never delivered alone', async () => {
    const { jointCase } = await openJoint(hub);
    const [part] = jointCase.cases as Part[];
    if (part === undefined) throw new Error('no part');
    await decide(part);
    expect((await look(jointCase.id)).cases[0].availableSteps).not.toContain('DELIVER');
    const answer = await hub.ask(STEPS.deliverCase, { input: { case: part.id } }, LEAD_WINDOW);
    expect(answer.data?.['deliverCase'].userErrors).toEqual([
      expect.objectContaining({ code: 'ILLEGAL_TRANSITION', basis: '通知第27条', message: expect.stringContaining('联合办理') }),
    ]);
  });

  test('a part that waits for the others is no late delivery', async () => {
    const { jointCase } = await openJoint(hub);
    const [part] = jointCase.cases as [Part];
    await decide(part);
    await pass(hub, '2017-02-28T09:00:00+08:00');
    expect(await alertsOf(hub, part.id)).toEqual({});
  });

  test('it is cancelled when every part has ended without a decision, and goes on while one is left', async () => {
    const { jointCase } = await openJoint(hub);
    const [first, second] = jointCase.cases as [Part, Part];
    await take(hub, 'withdrawCase', first.id, {}, LEAD_WINDOW);
    expect((await look(jointCase.id)).status).toBe('OPEN');
    await take(hub, 'withdrawCase', second.id, {}, PARTNER_WINDOW);
    expect((await look(jointCase.id)).status).toBe('CANCELLED');
  });

  test("who sees what: parties their own part whole and the others' in outline; the applicant all; supervisors masked; others nothing", async () => {
    const { jointCase } = await openJoint(hub, { applicant: { ...APPLICANT, phone: '022-55501234' } });
    const seenByPartner = await look(jointCase.id, PARTNER_WINDOW);
    const [others, own] = seenByPartner.cases;
    expect(own.applicant.name).toBe(APPLICANT.name);
    expect(others).toMatchObject({
      status: 'RECEIVED',
      member: { code: LEAD },
      item: { code: ITEM_CODES[0] },
      clock: { light: 'STOPPED' },
      applicant: { name: '天*********' },
      materials: [],
      documents: [],
      recentEvents: [],
      events: { totalCount: 0 },
      availableSteps: [],
    });
    const printed = JSON.stringify(others);
    expect(printed).not.toContain(APPLICANT.name);
    expect((await look(jointCase.id, THE_APPLICANT)).cases.map((part: { applicant: { name: string } }) => part.applicant.name)).toEqual([
      APPLICANT.name,
      APPLICANT.name,
    ]);
    for (const by of [SUPERVISOR, ADMIN]) expect((await look(jointCase.id, by)).applicant.name).toBe('天*********');
    for (const by of [officer('120103', 'WINDOW'), caller('APPLICANT', { identifier: 'x' })])
      expect(await look(jointCase.id, by)).toBeNull();
    const listed = await hub.ask('{ cases { nodes { id } } }', {}, PARTNER_WINDOW);
    expect(listed.data?.['cases'].nodes).toEqual([{ id: own.id ?? '' }]);
    const node = await hub.ask('query ($id: ID!) { node(id: $id) { __typename id } }', { id: jointCase.id }, officer('120103', 'WINDOW'));
    expect(node.data?.['node']).toBeNull();
  });

  test('who may open and deliver: the window and the system of the lead', async () => {
    const input = await jointInput(hub);
    for (const [by, code] of [
      [undefined, 'UNAUTHENTICATED'],
      [PARTNER_WINDOW, 'FORBIDDEN'],
      [REVIEWER, 'FORBIDDEN'],
      [SUPERVISOR, 'FORBIDDEN'],
    ] as const)
      expect((await hub.ask(OPEN, { input }, by)).errors?.[0]?.extensions['code']).toBe(code);
    const bySystem = await hub.ask(OPEN, { input: { ...input, by: LEAD_WINDOW.staff } }, system(LEAD));
    expect(bySystem.data?.['openJointCase'].userErrors).toEqual([]);
    const opened = bySystem.data?.['openJointCase'].jointCase;
    expect((await deliver(opened.id, PARTNER_WINDOW)).userErrors).toEqual([expect.objectContaining({ code: 'MEMBER_MISMATCH' })]);
    expect((await deliver(opened.id, officer('120103', 'WINDOW'))).userErrors).toEqual([expect.objectContaining({ code: 'NOT_FOUND' })]);
  });

  test.each([
    ['INVALID_IDENTIFIER', { applicant: { ...APPLICANT, identifier: '91120116MA05T3T88X' } }],
    ['INVALID_INPUT', { itemCodes: [ITEM_CODES[0], ITEM_CODES[0]], materials: [] }],
    ['ITEM_NOT_PUBLISHED', { itemCodes: [ITEM_CODES[0], '120102-XK99999'], materials: [] }],
    ['DECLARATION_REQUIRED', { declaredTruthful: false }],
    ['MATERIAL_NOT_IN_ITEM', { materials: [{ code: 'XK00101-M99' }] }],
    ['STAFF_NOT_ELIGIBLE', { by: officer(LEAD, 'REVIEWER').staff }],
    ['NOT_FOUND', { by: 'staff_120101_nobody' }],
  ])('refused with %s, and nothing is left', async (code, more) => {
    const answer = await hub.ask(OPEN, { input: await jointInput(hub, more) }, bySystem(more));
    expect(answer.data?.['openJointCase']).toMatchObject({ jointCase: null, trackingCode: null, userErrors: [{ code }] });
    expect(await hub.everywhere('SELECT id FROM joint_case UNION ALL SELECT id FROM case_record')).toEqual([]);
  });

  test('one item alone, or an unknown lead, is bad input that names the field', async () => {
    for (const [more, field] of [
      [{ itemCodes: [ITEM_CODES[0]] }, 'itemCodes'],
      [{ lead: '999999' }, 'lead'],
      [{ title: '' }, 'title'],
    ] as const) {
      const answer = await hub.ask(OPEN, { input: await jointInput(hub, more) }, LEAD_WINDOW);
      expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
      expect(answer.errors?.[0]?.message).toContain(field);
    }
  });

  test('ten repeats at once open one joint case, with one case of each member', async () => {
    const input = { ...(await jointInput(hub)), idempotencyKey: 'joint-once' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => hub.ask(OPEN, { input }, LEAD_WINDOW)));
    const opened = answers.map(({ data }) => data?.['openJointCase']);
    expect(new Set(opened.map(({ jointCase, trackingCode }) => `${jointCase.id} ${trackingCode}`)).size).toBe(1);
    expect(await hub.everywhere('SELECT id FROM case_record')).toHaveLength(2);
    const id = opened[0].jointCase.id;
    for (const part of (await look(id)).cases) await decide(part);
    const delivery = { jointCase: id, idempotencyKey: 'deliver-once' };
    const deliveries = await Promise.all(Array.from({ length: 10 }, () => hub.ask(DELIVER, { input: delivery }, LEAD_WINDOW)));
    for (const { data } of deliveries) expect(data?.['deliverJointCase'].userErrors).toEqual([]);
    expect(await hub.everywhere(`SELECT id FROM case_event WHERE kind = 'DELIVERED'`)).toHaveLength(2);
  });

  test('a member that is down delays its part, never doubles or drops it', async () => {
    const parts = hub.services.jointParts;
    let down = true;
    const faulty: JointParts = {
      offer: (itemCode) => (down && itemCode.startsWith(PARTNER) ? Promise.reject(new PartUnreachable(PARTNER)) : parts.offer(itemCode)),
      receive: async (order) => {
        const receipt = await parts.receive(order);
        // The member did its work, and its answer was lost.
        if (down && order.itemCode.startsWith(PARTNER)) throw new PartUnreachable(PARTNER);
        return receipt;
      },
      state: (id) => (down && id.includes(PARTNER) ? Promise.reject(new PartUnreachable(PARTNER)) : parts.state(id)),
      deliver: async (delivery) => {
        await parts.deliver(delivery);
        if (down && delivery.caseId.includes(PARTNER)) throw new PartUnreachable(PARTNER);
      },
    };
    Object.assign(hub.services, { jointParts: faulty });
    const { jointCase } = await openJoint(hub);
    expect(jointCase).toMatchObject({ status: 'OPENING', cases: [{ item: { code: ITEM_CODES[0] } }, null] });
    await runDueChecks(hub.services, hub.clock.now());
    expect((await look(jointCase.id)).status).toBe('OPENING');
    down = false;
    await runDueChecks(hub.services, hub.clock.now());
    const opened = await look(jointCase.id);
    expect(opened.status).toBe('OPEN');
    expect(await hub.everywhere('SELECT id FROM case_record')).toHaveLength(2);
    for (const part of opened.cases) await decide(part);
    down = true;
    const answer = await hub.ask(DELIVER, { input: { jointCase: jointCase.id } }, LEAD_WINDOW);
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'MEMBER_UNAVAILABLE', members: [PARTNER] });
    down = false;
    expect((await deliver(jointCase.id)).jointCase.status).toBe('DELIVERED');
  });
});

/** The lead's system, which names the officer. */
function bySystem(more: object): Caller {
  return 'by' in more ? system(LEAD) : LEAD_WINDOW;
}
