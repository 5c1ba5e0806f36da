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
  const told = `${cases} cases, ${connections} connections, ${rounds} rounds of ${seconds} s each; medians. CPU: of the server's process, for one request.`;
  return `${columns([head, ...rows])}\n\n${told}\n`;
}

/** Rows as aligned columns, the first to the left, the others to the right. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ');
  return rows.map(line).join('\n');
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

export function ms(value: number | null): string {
  return value === null ? '?' : `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ms`;
}
