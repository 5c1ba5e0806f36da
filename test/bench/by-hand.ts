import { benchDatabase, type BenchDatabase } from './database.js';
import { measure, median, middle, type Figures } from './measure.js';
import { hubServer, plainServer, startServer, type ServerProcess } from './processes.js';
import type { Outcome } from './print-table.js';
import { requestsTo } from './requests.js';
import { checkSameFacts } from './same-facts.js';
import type { Scenario } from './scenario.js';
import { NOW, say, TODAY } from './setting.js';

/** How the hub is measured beside a hand-written server. */
export interface ByHandOptions {
  readonly cases: number;
  readonly seconds: number;
  readonly rounds: number;
  readonly connections: number;
  /** Folder of CPU profiles; null: none are written. */
  readonly profile: string | null;
}

/** Loads the database, starts both servers on it, and measures them in turn. */
export async function measureByHand(serverUrl: string, scenarios: readonly Scenario[], options: ByHandOptions): Promise<Outcome[]> {
  const database = await benchDatabase(serverUrl, { name: String(options.cases), cases: options.cases, members: null });
  try {
    await database.restore();
    return await measureAll(database, scenarios, options);
  } finally {
    await database.restore();
    await database.close();
  }
}

async function measureAll(database: BenchDatabase, scenarios: readonly Scenario[], options: ByHandOptions): Promise<Outcome[]> {
  const hub = await startServer(hubServer(database.url), options.profile);
  try {
    await checkClock(database);
    const plain = await startServer(plainServer(database.url), options.profile);
    try {
      const outcomes: Outcome[] = [];
      for (const scenario of scenarios) outcomes.push(await measureOne(database, scenario, hub, plain, options));
      return outcomes;
    } finally {
      await plain.stop();
    }
  } finally {
    await hub.stop();
  }
}

/** On another day the passing of time would be busy with the loaded cases. */
async function checkClock(database: BenchDatabase): Promise<void> {
  const [clock] = await database.query<{ seen: string }>('SELECT seen FROM training_clock');
  if (clock?.seen.startsWith(TODAY) !== true)
    throw new Error(`the hub's clock shows ${clock?.seen}, not the ${NOW} that HUB_CLOCK asks for`);
}

/** Both servers in turn, round by round, so that whatever else the machine does falls on both; a first round of each only warms up. */
async function measureOne(
  database: BenchDatabase,
  scenario: Scenario,
  hub: ServerProcess,
  plain: ServerProcess,
  { connections, seconds, rounds }: ByHandOptions,
): Promise<Outcome> {
  const questions = await scenario.questions(database);
  const ofHub = { server: hub, requests: await requestsTo('hub', scenario, questions) };
  const ofPlain = { server: plain, requests: await requestsTo('plain', scenario, questions) };
  await checkSameFacts(database, scenario, questions, ofHub, ofPlain);
  const isOnce = scenario.written !== null;
  const run = async ({ server, requests }: typeof ofHub, length: number): Promise<Figures> => {
    if (isOnce) await database.restore();
    const granted = server === hub ? scenario.granted : '{';
    return measure(server, requests, { connections, seconds: length, isOnce }, (body) => body.startsWith(granted));
  };
  await run(ofHub, seconds);
  await run(ofPlain, seconds);
  const figures: { readonly hub: Figures; readonly plain: Figures }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const hubFirst = round % 2 === 0;
    const first = await run(hubFirst ? ofHub : ofPlain, seconds);
    const second = await run(hubFirst ? ofPlain : ofHub, seconds);
    figures.push(hubFirst ? { hub: first, plain: second } : { hub: second, plain: first });
    const { hub: one, plain: other } = figures.at(-1) ?? { hub: first, plain: second };
    say(
      `bench: ${scenario.name}, round ${round + 1} of ${rounds}: ${Math.round(one.perSecond)} beside ${Math.round(other.perSecond)} a second`,
    );
  }
  return {
    scenario,
    hub: middle(figures.map((one) => one.hub)),
    plain: middle(figures.map((one) => one.plain)),
    ratio: median(figures.map((one) => one.hub.perSecond / one.plain.perSecond)),
  };
}
