import { Command, InvalidArgumentError, Option } from 'commander';
import { runCommand } from '../../gateway/cli/run-command.js';
import { benchDatabase, type BenchDatabase } from './database.js';
import { measure, median, type Figures } from './measure.js';
import { startServer, type ServerProcess } from './processes.js';
import { printTable, type Outcome } from './print-table.js';
import { requestsTo } from './requests.js';
import { checkSameFacts } from './same-facts.js';
import type { Scenario } from './scenario.js';
import { SCENARIOS } from './scenarios/index.js';
import { NOW, say, TODAY } from './setting.js';

interface BenchOptions {
  readonly cases: number;
  readonly seconds: number;
  readonly rounds: number;
  readonly connections: number;
  readonly only?: readonly string[];
  readonly database?: string;
  readonly profile?: string;
}

const command = new Command('npm run bench --')
  .description('Measures the hub beside a hand-written server on a PostgreSQL database with many cases, and prints the ratios.')
  .option('--cases <count>', 'cases in the database, loaded once and used again', atLeast(1_000), 200_000)
  .option('--seconds <seconds>', 'length of one measurement', atLeast(1), 10)
  .option('--rounds <rounds>', 'measurements of each server, in turn; the middle one counts', atLeast(1), 5)
  .option('--connections <count>', 'connections of the load', atLeast(1), 32)
  .addOption(new Option('--only <name...>', 'measure these alone').choices(SCENARIOS.map(({ name }) => name)))
  .option(
    '--database <url>',
    'PostgreSQL server; default: that of TEST_DATABASE_URL. The bench keeps databases of its own there, hub_bench_*',
  )
  .option('--profile <folder>', 'write a CPU profile of each server into this folder');

function atLeast(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least) throw new InvalidArgumentError(`must be a whole number, ${least} at least`);
    return value;
  };
}

/** `npm run bench`: loads the database, starts both servers on it, measures them in turn, and prints a table. */
runCommand(async () => {
  const options = command.parse().opts<BenchOptions>();
  const serverUrl = options.database ?? process.env['TEST_DATABASE_URL'] ?? '';
  if (!/^postgres(ql)?:\/\//.test(serverUrl))
    throw new Error('the bench needs a PostgreSQL server: set TEST_DATABASE_URL, or give --database postgres://…');
  const database = await benchDatabase(serverUrl, options.cases);
  try {
    await database.restore();
    process.stdout.write(printTable(await measureAll(database, options), options));
  } finally {
    await database.restore();
    await database.close();
  }
});

async function measureAll(database: BenchDatabase, options: BenchOptions): Promise<Outcome[]> {
  const profile = options.profile ?? null;
  const hub = await startServer('hub', database.url, profile);
  try {
    await checkClock(database);
    const plain = await startServer('plain', database.url, profile);
    try {
      const outcomes: Outcome[] = [];
      for (const scenario of SCENARIOS.filter(({ name }) => options.only?.includes(name) ?? true))
        outcomes.push(await measureOne(database, scenario, hub, plain, options));
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

/** Both servers in turn, round by round, so that whatever else the machine does falls on both; a first round only warms up. */
async function measureOne(
  database: BenchDatabase,
  scenario: Scenario,
  hub: ServerProcess,
  plain: ServerProcess,
  { connections, seconds, rounds }: BenchOptions,
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
  const warmUp = Math.min(seconds, 3);
  await run(ofHub, warmUp);
  await run(ofPlain, warmUp);
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

function middle(figures: readonly Figures[]): Figures {
  const cpu = figures.flatMap(({ cpuMs }) => (cpuMs === null ? [] : [cpuMs]));
  return {
    perSecond: median(figures.map(({ perSecond }) => perSecond)),
    p99: median(figures.map(({ p99 }) => p99)),
    cpuMs: cpu.length === 0 ? null : median(cpu),
  };
}
