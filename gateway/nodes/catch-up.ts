import type { Logger } from 'pino';
import { textOf, type CalendarYear } from '../../domain/calendar/working-calendar.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { maxInstant, type Instant } from '../../domain/shared/time.js';
import type { CalendarPublication } from '../../prisma/calendar/calendar-read.js';
import type { NodeClient } from './node-client.js';
import { gatewayIdentity, type KnownNode, type NodePool } from './node-pool.js';

/** By how much training clocks may differ: a node restarts, and its clock with it. */
const APART_MS = 5_000;
/** All that falls due on the way happens first; and all open cases are counted anew. */
const CATCHES_UP_WITHIN_MS = 60_000;

/** Brings nodes that were away up to what the others know: where the training clock stands, and which working calendars are published. */
export class CatchUp {
  private readonly catchingUp = new Set<NodeClient>();
  /** The furthest that any training clock has been seen at. */
  private latest: Instant = '1970-01-01T00:00:00.000Z';
  private comparing = false;
  /** The digests among which there was nothing to spread. */
  private settled = '';

  constructor(
    private readonly pool: NodePool,
    private readonly log: Logger,
  ) {}

  /** Goes by what the nodes told when they were last greeted; never throws. */
  look(): void {
    const nodes = this.pool.all().filter(({ state }) => state === 'UP');
    for (const node of this.behind(nodes)) if (!this.catchingUp.has(node.client)) void this.moveClock(node.client);
    const knowing = nodes.filter(({ calendars }) => calendars !== null);
    const digests = [...new Set(knowing.map(({ calendars }) => calendars))].sort().join();
    if (!digests.includes(',')) this.settled = '';
    else if (digests !== this.settled && !this.comparing) void this.spreadCalendars(knowing, digests);
  }

  /** The nodes whose training clocks stayed behind the furthest: they were down when it was moved. */
  private behind(nodes: readonly KnownNode[]): KnownNode[] {
    const training = nodes.filter(({ training: shown }) => shown !== null);
    this.latest = training.reduce((latest, { training: shown }) => maxInstant(latest, shown ?? latest), this.latest);
    return training.filter(({ training: shown }) => Date.parse(this.latest) - Date.parse(shown ?? this.latest) > APART_MS);
  }

  private async moveClock(client: NodeClient): Promise<void> {
    this.catchingUp.add(client);
    try {
      await client.call('catchUp', this.latest, gatewayIdentity(''), { withinMs: CATCHES_UP_WITHIN_MS });
      this.log.info({ node: client.node.name, to: this.latest }, `the training clock of node ${client.node.name} has caught up`);
    } catch (error) {
      this.log.warn({ node: client.node.name, err: error }, `the training clock of node ${client.node.name} stays behind`);
    } finally {
      this.catchingUp.delete(client);
    }
  }

  private async spreadCalendars(nodes: readonly KnownNode[], digests: string): Promise<void> {
    this.comparing = true;
    try {
      const known = await Promise.all(
        nodes.map(async ({ client }) => ({
          client,
          inForce: await client.call<readonly CalendarPublication[]>('calendars', null, gatewayIdentity('')),
        })),
      );
      const newest = newestOf(known.flatMap(({ inForce }) => inForce));
      const taken = await Promise.all(known.map(({ client, inForce }) => this.publishMissing(client, inForce, newest)));
      if (!taken.includes(true)) this.settled = digests;
    } catch (error) {
      this.log.warn({ err: error }, 'the nodes know different calendars, and could not be asked for them');
    } finally {
      this.comparing = false;
    }
  }

  /** Publishes at a node, year by year, what it does not know yet; whether it took any. */
  private async publishMissing(
    client: NodeClient,
    inForce: readonly CalendarPublication[],
    newest: readonly CalendarPublication[],
  ): Promise<boolean> {
    const { name } = client.node;
    let isAnyTaken = false;
    for (const { year, source, restWeekdays, workingWeekendDays } of newest) {
      const wanted: CalendarYear = { year, source, restWeekdays, workingWeekendDays };
      if (inForce.some((one) => textOf(one) === textOf(wanted))) continue;
      const options = { withinMs: CATCHES_UP_WITHIN_MS };
      const refusals = await client.call<readonly Refusal[]>('takeCalendar', wanted, gatewayIdentity(''), options);
      if (refusals.length > 0) this.log.warn({ node: name, year, refusals }, `node ${name} does not take the calendar of ${year}`);
      else this.log.info({ node: name, year }, `node ${name} has taken over the calendar of ${year}`);
      isAnyTaken ||= refusals.length === 0;
    }
    return isAnyTaken;
  }
}

/** Of each year the last notice that was published in service; what came with a release yields to any. In the order of years. */
function newestOf(publications: readonly CalendarPublication[]): CalendarPublication[] {
  const newest = new Map<number, CalendarPublication>();
  for (const one of publications) {
    const known = newest.get(one.year);
    if (one.revision > 0 && (known === undefined || known.publishedAt < one.publishedAt)) newest.set(one.year, one);
  }
  return [...newest.values()].sort((a, b) => a.year - b.year);
}
