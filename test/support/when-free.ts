import type { Server } from 'node:net';
import { waitFor } from './wait-for.js';

/** Opens what listens on a port that it had before: once whoever was given that meanwhile has let it go. */
export async function whenFree<Opened>(open: () => Promise<Opened>): Promise<Opened> {
  const opened: Opened[] = [];
  await waitFor(async () => {
    try {
      opened.push(await open());
    } catch (error) {
      if (!/EADDRINUSE|is in use/.test(String(error))) throw error;
    }
    return opened.length > 0;
  }, 'the port to be free');
  return opened[0] as Opened;
}

/** Lets a server listen, on any port (0), or again on the one that it had. */
export function listen(server: Server, port: number): Promise<void> {
  return whenFree(
    () =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => {
          server.off('error', reject);
          resolve();
        });
      }),
  );
}
