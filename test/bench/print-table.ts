import type { Figures } from './measure.js';
import type { Scenario } from './scenario.js';

/** What was measured of a scenario: medians of the rounds; the ratio is that of throughput, round by round. */
export interface Outcome {
  readonly scenario: Scenario;
  readonly hub: Figures;
  readonly plain: Figures;
  readonly ratio: number;
}

/** The table that `npm run bench` ends with. */
export function printTable(
  outcomes: readonly Outcome[],
  {
    cases,
    connections,
    seconds,
    rounds,
  }: { readonly cases: number; readonly connections: number; readonly seconds: number; readonly rounds: number },
): string {
  const head = ['', 'hub/s', 'by hand/s', 'ratio', 'aim', '', 'hub p99', 'by hand p99', 'hub CPU', 'by hand CPU'];
  const rows = outcomes.map(({ scenario, hub, plain, ratio }) => [
    scenario.title,
    String(Math.round(hub.perSecond)),
    String(Math.round(plain.perSecond)),
    percent(ratio),
    percent(scenario.aim),
    ratio >= scenario.aim ? 'met' : 'missed',
    ms(hub.p99),
    ms(plain.p99),
    ms(hub.cpuMs),
    ms(plain.cpuMs),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ');
  const told = `${cases} cases, ${connections} connections, ${rounds} rounds of ${seconds} s each; medians. CPU: of the server's process, for one request.`;
  return `${[line(head), ...rows.map(line), '', told].join('\n')}\n`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function ms(value: number | null): string {
  return value === null ? '?' : `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ms`;
}
