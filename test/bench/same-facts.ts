import type { Request } from 'autocannon';
import { deepStrictEqual } from 'node:assert';
import type { BenchDatabase } from './database.js';
import type { ServerProcess } from './processes.js';
import type { Json, Question, Scenario } from './scenario.js';

/** How many questions of a scenario are looked at. */
const LOOKED_AT = 24;

export interface Asked {
  readonly server: ServerProcess;
  readonly requests: readonly Request[];
}

/** Throws where the two servers do not tell the same: a comparison of their speed would then mean nothing. */
export async function checkSameFacts(
  database: BenchDatabase,
  scenario: Scenario,
  questions: readonly Question[],
  hub: Asked,
  plain: Asked,
): Promise<void> {
  const every = Math.max(2, Math.floor(questions.length / LOOKED_AT));
  for (let at = 0; at + 1 < questions.length; at += every) {
    // What writes is asked of each server on a case of its own.
    const other = scenario.written === null ? at : at + 1;
    const ofHub = scenario.factsOfHub((await ask(hub, at, scenario.granted)).data);
    const ofPlain = scenario.factsOfPlain(await ask(plain, other, '{'));
    deepStrictEqual(ofPlain, ofHub, `${scenario.name}: the servers do not tell the same`);
    if (scenario.written === null) continue;
    const [byHub, byPlain] = [questions[at], questions[other]];
    if (byHub === undefined || byPlain === undefined) continue;
    const [hubWrote, plainWrote] = [await scenario.written(database, byHub), await scenario.written(database, byPlain)];
    deepStrictEqual(plainWrote, hubWrote, `${scenario.name}: the servers do not write the same`);
  }
}

/** What a server answers to one of the requests. Throws where it is not granted. */
export async function ask({ server, requests }: Asked, at: number, granted: string): Promise<Json> {
  const request = requests[at];
  if (request === undefined) throw new Error(`there is no question ${at}`);
  const { method, path, headers, body } = request.setupRequest?.(request) ?? request;
  const response = await fetch(`${server.base}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
  const text = await response.text();
  if (!response.ok || !text.startsWith(granted)) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 500)}`);
  return JSON.parse(text);
}
