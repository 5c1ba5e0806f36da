import { columns, ms } from '../print-table.js';
import type { GatewayFigures, GatewayOutcome } from './measure-gateway.js';
import { CONNECTIONS } from './measure-gateway.js';
import type { HangFigures } from './hang.js';

/** A hub in one process is to cost so much less. */
const LESS_IN_ONE_PROCESS_MS = 0.5;
/** Of p99 while a node hangs over p99 before: what is more counts as a change, what is less is the machine's. */
const UNCHANGED = 1.25;

/** The second table of `npm run bench`. */
export function printGatewayTable(
  { scenarios, hang }: GatewayOutcome,
  { nodeCases, seconds, rounds }: { readonly nodeCases: number; readonly seconds: number; readonly rounds: number },
): string {
  const head = [
    '',
    'gateway CPU',
    'aim',
    '',
    'p50',
    'p99',
    'node CPU',
    'p50',
    'p99',
    'added p50',
    'one process CPU',
    'aim',
    '',
    'p50',
    'p99',
  ];
  const table = scenarios.length === 0 ? [] : [columns([head, ...scenarios.map(row)]), ''];
  const told = `two nodes with ${nodeCases} cases each, ${CONNECTIONS} connections, ${rounds} rounds of ${seconds} s each; medians. CPU: of the process, for one request; node: asked directly.`;
  return `${[...table, ...(hang === null ? [] : [hangLine(hang), '']), told].join('\n')}\n`;
}

function row({ scenario, gateway, node, hub }: GatewayFigures): string[] {
  const aimOfHub = scenario.aimMs - LESS_IN_ONE_PROCESS_MS;
  const figures = [
    [...judged(gateway.cpuMs, scenario.aimMs), ms(gateway.p50), ms(gateway.p99)],
    [ms(node.cpuMs), ms(node.p50), ms(node.p99), ms(gateway.p50 - node.p50)],
    [...judged(hub.cpuMs, aimOfHub), ms(hub.p50), ms(hub.p99)],
  ];
  return [scenario.title, ...figures.flat()];
}

function judged(cpuMs: number | null, aimMs: number): string[] {
  return [ms(cpuMs), ms(aimMs), cpuMs === null ? '' : cpuMs <= aimMs ? 'met' : 'missed'];
}

function hangLine({ well, hanging }: HangFigures): string {
  const isUnchanged = hanging.p99 <= well.p99 * UNCHANGED;
  return `officers' cases by id, lists over both nodes beside them: p99 ${ms(well.p99)}, while the other node hangs ${ms(hanging.p99)} (p50 ${ms(well.p50)}, ${ms(hanging.p50)}): ${isUnchanged ? 'met' : 'missed'}`;
}
