/** Day of the bench's training clock: a Wednesday on which all of the city works. */
export const TODAY = '2017-09-20';
/** The hub's clock starts here, after everything that the loaded cases tell. */
export const NOW = '2017-09-20T09:00:00.000Z';

/** Keys of the bench alone, the same at each run, so that a loaded database is used again. */
export const JWT_SECRET = 'a secret of the bench, long enough for HS256';
export const NODE_SECRET = 'a secret of the nodes of the bench';
export const SEALING_KEY = Buffer.alloc(32, 20);

/** Tells how far a longer work is, on standard error. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
