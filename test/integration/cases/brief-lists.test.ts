import type { Caller } from '../../../domain/shared/caller.js';
import { caller } from '../../support/callers.js';
import { describeEachEngine } from '../../support/database.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { APPLICANT, receive, STEPS, walk } from '../../support/straight-road.js';
import { ADMIN, SUPERVISOR, WINDOW } from '../../support/law.js';

const OWNER = caller('APPLICANT', { identifier: APPLICANT.identifier });
const EVENT = 'id kind status occurredAt recordedAt late actor note hash cursor document { number } case { title }';
const BRIEF = `id number version title status receivedAt acceptedAt decidedAt deliveredAt member { code } item { code version } recentEvents(last: 2) { ${EVENT} }`;
/** Fields that no column tells: whoever asks for them has the whole record read. */
const WHOLE = 'materials { status }';

describeEachEngine('lists in brief', (engine) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await testHub({ engine });
    for (let steps = 0; steps <= 4; steps += 1) await walk(hub, (await receive(hub, { title: `办到第${steps}步` })).id, steps);
    const { id } = await receive(hub, { title: '申请人撤回' });
    await hub.ask(STEPS.withdrawCase, { input: { case: id, note: '不再办理' } }, OWNER);
  });
  afterAll(() => hub.close());

  // An answer's shape is its query's.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const nodes = async (query: string, by: Caller, variables: Record<string, unknown> = {}): Promise<Record<string, any>[]> => {
    const answer = await hub.ask(query, variables, by);
    expect(answer.errors).toBeUndefined();
    const { cases } = answer.data ?? {};
    return cases.nodes ?? cases.edges.map(({ node }: { node: object }) => node);
  };
  const withoutMaterials = (cases: Record<string, unknown>[]) => cases.map(({ materials: _materials, ...told }) => told);

  test.each([
    ['its window', WINDOW],
    ['a supervisor', SUPERVISOR],
    ['the administrator', ADMIN],
    ['the applicant', OWNER],
  ])('a list that asks for little tells the same as one that asks for all, to %s', async (_who, by) => {
    const brief = await nodes(`{ cases { nodes { ${BRIEF} } } }`, by);
    expect(brief).toHaveLength(6);
    expect(brief).toEqual(withoutMaterials(await nodes(`{ cases { nodes { ${BRIEF} ${WHOLE} } } }`, by)));
  });

  test('however its fields are spelled: by edges, aliases, fragments, directives and variables', async () => {
    const plain = await nodes('{ cases { nodes { id recentEvents(last: 1) { kind actor } } } }', WINDOW);
    const spelled = await nodes(
      `query ($last: Int!, $no: Boolean!) { cases { edges { node { ...Little } } } }
       fragment Little on Case { ... on Node { id } recentEvents(last: $last) { ...Event note @include(if: $no) } materials @include(if: $no) { status } }
       fragment Event on CaseEvent { kind actor }`,
      WINDOW,
      { last: 1, no: false },
    );
    expect(spelled).toEqual(plain);
  });

  test('events asked for twice, in different numbers and with different fields, are each told as asked', async () => {
    const [first] = await nodes('{ cases { nodes { few: recentEvents(last: 1) { kind } many: recentEvents { occurredAt } } } }', WINDOW);
    expect(first?.['few']).toEqual([{ kind: 'WITHDRAWN' }]);
    expect(first?.['many']).toHaveLength(2);
    expect(first?.['many'][0]).toEqual({ occurredAt: expect.any(String) });
  });

  test('a size of recent events out of its bounds is refused, in brief too', async () => {
    const answer = await hub.ask('{ cases { nodes { recentEvents(last: 101) { kind } } } }', {}, WINDOW);
    expect(answer.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});
