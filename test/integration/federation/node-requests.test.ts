import { request } from 'node:http';
import { federatedHub, type FederatedHub } from '../../support/federated-hub.js';

let hub: FederatedHub;
beforeAll(async () => {
  hub = await federatedHub({ heping: ['120101'] });
});
afterAll(() => hub.close());

const base = (): URL => new URL(hub.nodes[0]?.url ?? '');

/** Sends a path as it is written. */
function statusOf(path: string): Promise<number | undefined> {
  const { hostname, port } = base();
  return new Promise((resolve, reject) => {
    request({ hostname, port, path }, (response) => response.resume().on('end', () => resolve(response.statusCode)))
      .on('error', reject)
      .end();
  });
}

test.each(['//', '///', '//graphql', '//:x', '/%', '//['])('an address that is none (%s) is no fault of the node', async (path) => {
  expect([400, 401, 404]).toContain(await statusOf(path));
});

test('a body that is too large is refused with the bound of a node', async () => {
  const response = await fetch(new URL('/graphql', base()), { method: 'POST', body: 'x'.repeat(4_000_001) });
  expect(response.status).toBe(413);
  expect(await response.text()).toContain('larger than 4000000 bytes');
});
