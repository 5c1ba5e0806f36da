import type { Json } from '../scenario.js';
import type { AskedAt } from './asked.js';

const EVERY_MS = 50;

/** Codes of the members that the answer to one of the questions misses. */
export async function missingFrom({ server, requests }: AskedAt, at: number): Promise<readonly string[]> {
  const request = requests[at % requests.length];
  if (request === undefined) throw new Error('there is nothing to ask');
  const { method, path, headers, body } = request;
  const response = await fetch(`${server.base}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
  const { errors = [] }: Json = await response.json();
  return errors.flatMap(({ extensions }: Json) => extensions.members ?? []);
}

/** Asks at a steady pace, whether answered or not, until it is ended. */
export class SteadyLoad {
  private readonly answers: Promise<readonly string[]>[] = [];
  private readonly timer: NodeJS.Timeout;

  constructor(asked: AskedAt) {
    this.timer = setInterval(() => {
      const answer = missingFrom(asked, this.answers.length);
      // Told at the end.
      answer.catch(() => undefined);
      this.answers.push(answer);
    }, EVERY_MS);
  }

  /** The members that each of the answers missed. */
  end(): Promise<readonly (readonly string[])[]> {
    clearInterval(this.timer);
    return Promise.all(this.answers);
  }
}
