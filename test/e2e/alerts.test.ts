import { PUBLIC } from '../../domain/shared/caller.js';
import { caller, officer } from '../support/callers.js';
import { describeEachEngine } from '../support/database.js';
import { servedHub, type ServedHub } from '../support/served-hub.js';
import { pass } from '../support/law.js';
import { receive } from '../support/straight-road.js';
import { waitFor } from '../support/wait-for.js';

interface Raised {
  readonly cursor: string;
  readonly kind: string;
  readonly member: { readonly code: string };
}

const RAISED =
  'subscription ($after: String, $members: [String!], $kinds: [AlertKind!]) { alertRaised(after: $after, members: $members, kinds: $kinds) { cursor kind member { code } } }';

describeEachEngine('alertRaised', (engine) => {
  let served: ServedHub;
  beforeAll(async () => {
    served = await servedHub({}, engine);
  });
  afterAll(() => served.stop());

  async function follow(by: Parameters<ServedHub['bearer']>[0], variables: object = {}) {
    const client = served.socket(by.subject === null ? undefined : await served.bearer(by));
    const seen: Raised[] = [];
    const faults: unknown[] = [];
    client.subscribe<{ alertRaised: Raised }>(
      { query: RAISED, variables: { ...variables } },
      {
        next: ({ data, errors }) => (data ? seen.push(data.alertRaised) : faults.push(errors)),
        error: (error) => faults.push(error),
        complete: () => undefined,
      },
    );
    return { client, seen, faults };
  }

  test('tells alerts as they rise, to each caller his own, and from a cursor on what was missed', async () => {
    const kinds = ['ACCEPTANCE_DUE_SOON', 'DEEMED_ACCEPTED'];
    const supervisor = await follow(caller('SUPERVISOR'), { kinds });
    const window = await follow(officer('120101', 'WINDOW'), { kinds });
    const neighbour = await follow(officer('120102', 'WINDOW'), { kinds });
    const deemed = await follow(caller('SUPERVISOR'), { kinds: ['DEEMED_ACCEPTED'] });
    const elsewhere = await follow(caller('SUPERVISOR'), { kinds, members: ['120102'] });
    await waitFor(() => served.hub.services.alertFeed.watching === 5, 'five watchers');
    await receive(served.hub);
    await pass(served.hub, '2017-02-14T09:00:00+08:00');
    await waitFor(() => supervisor.seen.length === 2 && window.seen.length === 2 && deemed.seen.length === 1, 'two alerts');
    expect(supervisor.seen.map(({ kind, member }) => [kind, member.code])).toEqual([
      ['ACCEPTANCE_DUE_SOON', '120101'],
      ['DEEMED_ACCEPTED', '120101'],
    ]);
    expect(deemed.seen.map(({ kind }) => kind)).toEqual(['DEEMED_ACCEPTED']);
    expect([neighbour.seen, elsewhere.seen]).toEqual([[], []]);
    const resumed = await follow(caller('SUPERVISOR'), { kinds, after: supervisor.seen[0]?.cursor });
    await waitFor(() => resumed.seen.length === 1, 'the alert after the cursor');
    expect(resumed.seen).toEqual(supervisor.seen.slice(1));
    for (const { client, faults } of [supervisor, window, neighbour, deemed, elsewhere, resumed]) {
      expect(faults).toEqual([]);
      await client.dispose();
    }
  });

  test('from cursor to cursor over many connections: nothing missed, nothing twice', async () => {
    const kinds = ['ACCEPTANCE_DUE_SOON', 'DEEMED_ACCEPTED'];
    const listed = async (): Promise<string[]> => {
      const query = 'query ($kinds: [AlertKind!]) { alerts(filter: { kinds: $kinds }, first: 100) { nodes { cursor } } }';
      const answer = await served.hub.ask(query, { kinds }, caller('SUPERVISOR'));
      return (answer.data?.['alerts'].nodes as Raised[]).map(({ cursor }) => cursor);
    };
    const before = await listed();
    await Promise.all(Array.from({ length: 4 }, () => receive(served.hub)));
    const passing = pass(served.hub, '2017-02-24T09:00:00+08:00');
    const seen: string[] = [];
    while (seen.length < 8) {
      const { client, seen: part, faults } = await follow(caller('SUPERVISOR'), { kinds, after: seen.at(-1) ?? before[0] });
      await waitFor(() => part.length > 0, 'an alert after the cursor');
      await client.dispose();
      expect(faults).toEqual([]);
      seen.push(...part.map(({ cursor }) => cursor));
    }
    await passing;
    expect([...seen].sort()).toEqual((await listed()).filter((cursor) => !before.includes(cursor)).sort());
  });

  test('refuses who may see no alerts, and delivers nothing; and a cursor of another feed, or of an unknown member', async () => {
    const foreign = (await served.hub.ask('{ changes(first: 1) { nodes { cursor } } }', {}, caller('SUPERVISOR'))).data?.['changes']
      .nodes[0].cursor;
    const first = (await served.hub.ask('{ alerts { nodes { cursor } } }', {}, caller('SUPERVISOR'))).data?.['alerts'].nodes.at(-1).cursor;
    const refused = [
      [await follow(PUBLIC, { after: first }), 'UNAUTHENTICATED'],
      [await follow(caller('APPLICANT', { identifier: 'x' }), { after: first }), 'FORBIDDEN'],
      [await follow(caller('CENTER_MANAGER', { member: '120101' }), { after: first }), 'FORBIDDEN'],
      [await follow(caller('SUPERVISOR'), { after: foreign }), 'BAD_USER_INPUT'],
      [await follow(caller('SUPERVISOR'), { members: ['999999'] }), 'BAD_USER_INPUT'],
    ] as const;
    await waitFor(() => refused.every(([{ faults }]) => faults.length === 1), 'the refusals');
    for (const [{ client, seen, faults }, code] of refused) {
      expect(JSON.stringify(faults)).toContain(code);
      expect(seen).toEqual([]);
      await client.dispose();
    }
  });
});
