import { Command, InvalidArgumentError, Option } from 'commander';
import { runCommand } from '../../gateway/cli/run-command.js';
import { measureByHand } from './by-hand.js';
import { measureGateway } from './gateway/measure-gateway.js';
import { printGatewayTable } from './gateway/print-gateway-table.js';
import { GATEWAY_SCENARIOS, HANG } from './gateway/scenarios.js';
import { printTable } from './print-table.js';
import { SCENARIOS } from './scenarios/index.js';

interface BenchOptions {
  readonly cases: number;
  readonly nodeCases: number;
  readonly seconds: number;
  readonly rounds: number;
  readonly connections: number;
  readonly only?: readonly string[];
  readonly database?: string;
  readonly profile?: string;
}

const NAMES = [...SCENARIOS, ...GATEWAY_SCENARIOS].map(({ name }) => name);

const command = new Command('npm run bench --')
  .description(
    'Measures, on PostgreSQL databases with many cases: the hub beside a hand-written server; and the gateway beside its nodes. Prints a table of each.',
  )
  .option('--cases <count>', 'cases in the hub, loaded once and used again', atLeast(1_000), 200_000)
  .option('--node-cases <count>', 'cases in each node behind the gateway, loaded once and used again', atLeast(1_000), 2_000)
  .option('--seconds <seconds>', 'length of one measurement', atLeast(1), 10)
  .option('--rounds <rounds>', 'measurements of each server, in turn; the middle one counts', atLeast(1), 5)
  .option('--connections <count>', 'connections of the load; the gateway is always asked over four', atLeast(1), 32)
  .addOption(new Option('--only <name...>', 'measure these alone').choices([...NAMES, HANG]))
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

/** `npm run bench`: loads the databases, starts the servers, measures them in turn, and prints tables. */
runCommand(async () => {
  const options = command.parse().opts<BenchOptions>();
  const serverUrl = options.database ?? process.env['TEST_DATABASE_URL'] ?? '';
  if (!/^postgres(ql)?:\/\//.test(serverUrl))
    throw new Error('the bench needs a PostgreSQL server: set TEST_DATABASE_URL, or give --database postgres://…');
  const isWanted = (name: string): boolean => options.only?.includes(name) ?? true;
  const profile = options.profile ?? null;
  const byHand = SCENARIOS.filter(({ name }) => isWanted(name));
  if (byHand.length > 0) process.stdout.write(printTable(await measureByHand(serverUrl, byHand, { ...options, profile }), options));
  const overNodes = GATEWAY_SCENARIOS.filter(({ name }) => isWanted(name));
  if (overNodes.length === 0 && !isWanted(HANG)) return;
  const outcome = await measureGateway(serverUrl, overNodes, { ...options, profile, hangs: isWanted(HANG) });
  process.stdout.write(`${byHand.length > 0 ? '\n' : ''}${printGatewayTable(outcome, options)}`);
});
