import { officer } from '../../support/callers.js';
import { federatedHub, type FederatedHub } from '../../support/federated-hub.js';
import { SUPERVISOR } from '../../support/law.js';
import { servedGateway, type ServedGateway } from '../../support/served-gateway.js';
import { APPLICANT, RECEIVE } from '../../support/straight-road.js';
import { waitFor } from '../../support/wait-for.js';

let hub: FederatedHub;
let gateway: ServedGateway;
beforeAll(async () => {
  hub = await federatedHub({ heping: ['120101'], others: ['120102', '120103', '120104', '120105', '120106', '12011*', '120000-*'] });
  gateway = await servedGateway(hub);
});
afterAll(async () => {
  await gateway.stop();
  await hub.close();
});

const receive = async () => {
  const input = { itemCode: '120101-XK01201', title: '印刷', applicant: APPLICANT, materials: [], declaredTruthful: true };
  const { data } = await gateway.ask(RECEIVE, { input }, officer('120101', 'WINDOW'));
  return data.receiveCase as { readonly case: { readonly id: string; readonly number: string }; readonly trackingCode: string };
};

test('whoever follows a case by its tracking code is shown it in outline, over nodes too', async () => {
  const received = await receive();
  const { data } = await gateway.ask('{ changes(first: 1) { nodes { cursor } } }', {}, SUPERVISOR);
  const after = data.changes.nodes[0].cursor as string;
  const live = await gateway.follow(
    `subscription ($number: String!, $code: String!, $after: String) {
       caseProgress(number: $number, code: $code, after: $after) { kind case { number status title applicant { name } member { code } } } }`,
    { number: received.case.number, code: received.trackingCode, after },
  );
  await waitFor(async () => (await gateway.following()) === 1, 'it to follow');
  const id = received.case.id;
  await gateway.ask(
    'mutation ($id: ID!) { withdrawCase(input: { case: $id }) { userErrors { code } } }',
    { id },
    officer('120101', 'WINDOW'),
  );
  await waitFor(() => live.seen.length === 1, 'the withdrawal');
  expect(live.seen).toEqual([
    {
      data: {
        caseProgress: {
          kind: 'WITHDRAWN',
          case: {
            number: received.case.number,
            status: 'WITHDRAWN',
            title: '印刷经营许可',
            applicant: { name: expect.stringMatching(/^.\*+$/) as string },
            member: { code: '120101' },
          },
        },
      },
    },
  ]);
  await live.end();
});

test('an empty list of members names none: the logs of all nodes are followed', async () => {
  const live = await gateway.follow('subscription { memberProgress(members: []) { kind } }', {}, SUPERVISOR);
  await waitFor(async () => (await gateway.following()) === 2, 'both nodes to be followed');
  await receive();
  await waitFor(() => live.seen.length === 1, 'the receipt');
  expect(live.seen).toEqual([{ data: { memberProgress: { kind: 'RECEIVED' } } }]);
  await live.end();
});
