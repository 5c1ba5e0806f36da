import type { RunningServer } from '../http/server.js';
import { Closers } from '../stop-on-signal.js';

/** Runs a command; a failure is one clear line and exit code 1. */
export function runCommand(run: () => Promise<void>): void {
  run().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
}

/** Serves, prints where, and stops cleanly on SIGTERM and SIGINT; what was opened is closed too where serving fails. */
export async function serveUntilStopped(serve: (closers: Closers) => Promise<RunningServer>): Promise<void> {
  const closers = new Closers();
  closers.stopOnSignal();
  await closers.closeOnFailure(async () => {
    const { base } = await serve(closers);
    if (!closers.stopping) process.stdout.write(`listening on ${base}/graphql\n`);
  });
}
