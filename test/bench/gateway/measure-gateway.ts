import { measure, middle, type Figures } from '../measure.js';
import { say } from '../setting.js';
import { askedAt, type AskedAt } from './asked.js';
import { startCity, type City } from './city.js';
import { measureHang, type HangFigures } from './hang.js';
import type { Door, GatewayScenario } from './scenario.js';

/** As in docs/gateway.md, section 5. */
export const CONNECTIONS = 4;
const DOORS: readonly Door[] = ['gateway', 'node', 'hub'];
/** Until the engine has compiled what runs often: before, a request costs twice as much. */
const WARM_UP_SECONDS = 6;

export interface GatewayOptions {
  readonly nodeCases: number;
  readonly seconds: number;
  readonly rounds: number;
  /** Folder of CPU profiles; null: none are written. */
  readonly profile: string | null;
  /** Whether it is measured what a hanging node does to the others. */
  readonly hangs: boolean;
}

/** What was measured of a scenario at each door: medians of the rounds. */
export type GatewayFigures = Readonly<Record<Door, Figures>> & { readonly scenario: GatewayScenario };

export interface GatewayOutcome {
  readonly scenarios: readonly GatewayFigures[];
  readonly hang: HangFigures | null;
}

/** Starts a gateway over nodes, and measures it beside a node asked directly and beside a hub in one process. */
export async function measureGateway(
  serverUrl: string,
  scenarios: readonly GatewayScenario[],
  options: GatewayOptions,
): Promise<GatewayOutcome> {
  const city = await startCity(serverUrl, options.nodeCases, options.profile);
  try {
    const figures: GatewayFigures[] = [];
    for (const scenario of scenarios) figures.push(await measureScenario(city, scenario, options));
    return { scenarios: figures, hang: options.hangs ? await measureHang(city, options) : null };
  } finally {
    await city.close();
  }
}

/** All doors in turn, round by round; a first round only warms up. */
async function measureScenario(city: City, scenario: GatewayScenario, { seconds, rounds }: GatewayOptions): Promise<GatewayFigures> {
  const asked: AskedAt[] = [];
  for (const door of DOORS) asked.push(await askedAt(city, door, scenario));
  const run = ({ server, requests, isAnswer }: AskedAt, length: number): Promise<Figures> =>
    measure(server, requests, { connections: CONNECTIONS, seconds: length, isOnce: false }, isAnswer);
  for (const one of asked) await run(one, WARM_UP_SECONDS);
  const found: Record<Door, Figures[]> = { gateway: [], node: [], hub: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < asked.length; turn += 1) {
      const one = asked[(round + turn) % asked.length];
      if (one !== undefined) found[one.door].push(await run(one, seconds));
    }
    const told = DOORS.map((door) => `${door} ${found[door].at(-1)?.cpuMs?.toFixed(2) ?? '?'}`);
    say(`bench: ${scenario.name}, round ${round + 1} of ${rounds}: CPU ms ${told.join(', ')}`);
  }
  return { scenario, gateway: middle(found.gateway), node: middle(found.node), hub: middle(found.hub) };
}
