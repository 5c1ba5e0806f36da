import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { departmentSdl } from '../../../gateway/federation/department-sdl.js';

test('a department that tells without end is read up to a bound', async () => {
  const chunk = 'x'.repeat(100_000);
  let sent = 0;
  const server = createServer((_request, response) => {
    const more = (): void => {
      while (!response.destroyed && response.write(chunk)) sent += chunk.length;
    };
    response.on('drain', more);
    more();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  await expect(departmentSdl({ name: 'environment', url, schema: null, secret: null }, 20_000)).rejects.toThrow(
    /^\[environment\] .* does not tell its schema: its answer is longer than 5000000 bytes$/,
  );
  expect(sent).toBeLessThan(50_000_000);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
