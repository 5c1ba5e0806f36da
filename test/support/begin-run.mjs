import { randomBytes } from 'node:crypto';

/** Before all tests: a name for the run, by which its databases on a server are known. */
export default function beginRun() {
  process.env.HUB_TEST_RUN = randomBytes(4).toString('hex');
}
