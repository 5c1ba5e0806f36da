import { AlertRaisedDocument, CaseProgressDocument, ListAlertsDocument } from '../../sdk/generated/operations.js';
import type { HubClient } from '../../sdk/hub-client.js';
import type { Narrator } from './narrator.js';
import { term } from './terms.js';

const ARRIVES_WITHIN_MS = 20_000;

interface Arrived {
  readonly at: string;
  readonly tell: (narrator: Narrator) => void;
}

/** What a case has told so far: the cursor of its last event, and its alerts. */
export interface Known {
  readonly lastEvent: string | undefined;
  readonly alerts: readonly string[];
}

/**
 * The hub's live events, as applicants (by tracking code) and supervisors follow them. What arrives is told beneath the step that caused
 * it, in the order of time.
 */
export class Live {
  private readonly seen = new Set<string>();
  private readonly cases = new Set<string>();
  private readonly stops: (() => void)[] = [];
  private arrived: Arrived[] = [];
  private fault: unknown = null;
  private wake = (): void => undefined;

  constructor(private readonly narrator: Narrator) {}

  /** Follows the alerts of the cases on the stage, as a supervisor. */
  async followAlerts(supervisor: HubClient): Promise<void> {
    const { alerts } = await supervisor.request(ListAlertsDocument, { first: 1 });
    const stop = supervisor.subscribe(
      AlertRaisedDocument,
      { after: alerts.nodes[0]?.cursor ?? null },
      {
        onData: ({ alertRaised: { id, raisedAt, level, kind, detail, case: ofCase } }) => {
          if (ofCase === null || !this.cases.has(String(ofCase.id))) return;
          this.arrive(id, { at: raisedAt, tell: (narrator) => narrator.alert(raisedAt, level, kind, detail) });
        },
        onError: (error) => this.fail(error),
      },
    );
    this.stops.push(stop);
  }

  /** Follows the progress of one case from an event on, as anybody may who has its number and code. */
  followCase(anybody: HubClient, id: string, by: { readonly number: string; readonly code: string; readonly after: string | null }): void {
    this.cases.add(id);
    const stop = anybody.subscribe(CaseProgressDocument, by, {
      onData: ({ caseProgress: { cursor, occurredAt, kind, actor } }) => {
        const deed = { at: occurredAt, who: term(actor), what: term(kind) };
        this.arrive(cursor, { at: occurredAt, tell: (narrator) => narrator.progress(deed) });
      },
      onError: (error) => this.fail(error),
    });
    if (by.after !== null) this.seen.add(by.after);
    this.stops.push(stop);
  }

  /** Waits until all that the cases have told has arrived, and tells it; fails where something does not come in time. */
  async catchUp(known: readonly Known[]): Promise<void> {
    const awaited = known.flatMap(({ lastEvent, alerts }) => [...(lastEvent === undefined ? [] : [lastEvent]), ...alerts]);
    await this.until(() => awaited.every((one) => this.seen.has(one)));
    const arrived = this.arrived.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
    this.arrived = [];
    for (const { tell } of arrived) tell(this.narrator);
  }

  stop(): void {
    for (const stop of this.stops) stop();
  }

  private arrive(key: string, arrived: Arrived): void {
    this.seen.add(key);
    this.arrived.push(arrived);
    this.wake();
  }

  private fail(error: unknown): void {
    this.fault = error;
    this.wake();
  }

  private async until(condition: () => boolean): Promise<void> {
    const deadline = performance.now() + ARRIVES_WITHIN_MS;
    while (!condition()) {
      if (this.fault !== null) throw new Error(`the live events broke off: ${faultText(this.fault)}`);
      const leftMs = deadline - performance.now();
      if (leftMs <= 0) throw new Error('the live events did not arrive');
      await this.woken(leftMs);
    }
  }

  private woken(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, withinMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function faultText(fault: unknown): string {
  return fault instanceof Error ? fault.message : JSON.stringify(fault);
}
