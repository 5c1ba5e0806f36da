import { Command, Option } from 'commander';
import { demoHub } from './hub-process.js';
import { SCENARIOS } from './scenarios/index.js';
import { columnsOf, padded } from './stage/layout.js';
import { Narrator } from './stage/narrator.js';
import type { Scenario } from './stage/scenario.js';
import { Stage } from './stage/stage.js';

const CLOCK_START = '2017-02-06T09:00:00+08:00';
const [DEFAULT] = SCENARIOS;

/** `npm run demo`: plays a story against the hub on PORT, or against a training hub of its own. */
async function main(): Promise<void> {
  const names = new Option('--scenario <name>', 'the story to play').choices(SCENARIOS.map(({ name }) => name)).default(DEFAULT.name);
  const command = new Command('npm run demo --')
    .description('Plays a story of real cases against a running hub and prints each step, refusal, document and live event.')
    .addOption(names)
    .addHelpText('after', `\nScenarios:\n${scenarioLines()}`)
    .addHelpText('after', '\nReads HOST, PORT, HUB_DATA and HUB_JWT_SECRET like the hub; starts a training hub where none answers.')
    .parse();
  const { scenario: chosen } = command.opts<{ readonly scenario: string }>();
  await show(SCENARIOS.find(({ name }) => name === chosen) ?? DEFAULT);
}

async function show(scenario: Scenario): Promise<void> {
  const { stdout } = process;
  const colours = stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '';
  const narrator = new Narrator({ write: (line) => void stdout.write(`${line}\n`), colours });
  const hub = await (scenario.open ?? demoHub)(CLOCK_START);
  try {
    const stage = await Stage.open(hub, narrator, scenario);
    try {
      narrator.title(scenario.title, scenario.basis, scenario.rule);
      narrator.fact('系统', `${hub.url}${hub.own ? '（演示自带的培训系统）' : ''}`);
      await scenario.play(stage, hub);
      await stage.close();
    } finally {
      stage.leave();
    }
  } finally {
    await hub.stop();
  }
}

function scenarioLines(): string {
  const width = Math.max(...SCENARIOS.map(({ name }) => columnsOf(name)));
  return SCENARIOS.map(({ name, summary }) => `  ${padded(name, width)}  ${summary}`).join('\n');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
