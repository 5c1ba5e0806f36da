import { measure, middle, type Figures } from '../measure.js';
import { say } from '../setting.js';
import { waitFor } from '../../support/wait-for.js';
import { askedAt, type AskedAt } from './asked.js';
import type { City } from './city.js';
import { CONNECTIONS, type GatewayOptions } from './measure-gateway.js';
import { GATEWAY_SCENARIOS, one } from './scenarios.js';
import { missingFrom, SteadyLoad } from './steady-load.js';

/** What officers of one node's districts see, with all nodes well and with the other node hanging: medians of the rounds. */
export interface HangFigures {
  readonly well: Figures;
  readonly hanging: Figures;
}

/**
 * Officers of the first node's districts look cases up, while supervisors all the time ask for lists over both nodes: with both nodes
 * well, and with the second one hanging.
 */
export async function measureHang(city: City, { seconds, rounds }: GatewayOptions): Promise<HangFigures> {
  const [untouched, other] = city.nodes;
  const officers = await askedAt(city, 'gateway', one, ({ caller }) => untouched.districts.includes(caller.member ?? ''));
  const lists = await listsOverBoth(city);
  const measured = async (length: number, isWell: boolean): Promise<Figures> => {
    const load = new SteadyLoad(lists);
    const figures = await measure(
      officers.server,
      officers.requests,
      { connections: CONNECTIONS, seconds: length, isOnce: false },
      officers.isAnswer,
    );
    judge(await load.end(), isWell, other.districts);
    return figures;
  };
  const hanging = async (length: number): Promise<Figures> => {
    other.server.hang();
    try {
      return await measured(length, false);
    } finally {
      other.server.goOn();
      await waitFor(async () => (await missingFrom(lists, 0)).length === 0, 'the node to be back');
    }
  };
  await measured(Math.min(seconds, 3), true);
  const found: { readonly well: Figures; readonly hanging: Figures }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    found.push({ well: await measured(seconds, true), hanging: await hanging(seconds) });
    const { well, hanging: hung } = found.at(-1) ?? {};
    say(`bench: a node hangs, round ${round + 1} of ${rounds}: p99 ms ${well?.p99.toFixed(1)} before, ${hung?.p99.toFixed(1)} meanwhile`);
  }
  return { well: middle(found.map(({ well }) => well)), hanging: middle(found.map(({ hanging: hung }) => hung)) };
}

function listsOverBoth(city: City): Promise<AskedAt> {
  const list = GATEWAY_SCENARIOS.find(({ name }) => name === 'gateway-list');
  if (list === undefined) throw new Error('there is no list to ask for');
  return askedAt(city, 'gateway', list);
}

/** A list tells who is missing, and misses nobody else. */
function judge(answers: readonly (readonly string[])[], isWell: boolean, hanging: readonly string[]): void {
  const isRight = (missing: readonly string[]): boolean =>
    isWell ? missing.length === 0 : missing.length > 0 && missing.every((code) => hanging.includes(code));
  if (answers.length === 0 || !answers.every(isRight)) throw new Error('the lists over both nodes do not tell rightly who is missing');
}
