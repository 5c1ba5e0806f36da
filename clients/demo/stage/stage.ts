import { AdvanceTrainingClockDocument, GetItemDocument, ViewerDocument, type GetItemQuery } from '../../sdk/generated/operations.js';
import { HubClient, HubError } from '../../sdk/hub-client.js';
import type { DemoHub } from '../hub-process.js';
import { Calendar } from './calendar.js';
import { receive, type Application, type StagedCase } from './staged-case.js';
import { Live } from './live.js';
import type { Narrator, Person } from './narrator.js';
import { limitTerm } from './terms.js';

/** Long past on every hub: asking for it tells a training hub from a real one, and moves neither. */
const LONG_PAST = '2000-01-01T00:00:00+08:00';
const SUPERVISOR = '示例·赵督查';

export type StagedItem = NonNullable<GetItemQuery['item']>;
type Officer = NonNullable<StagedItem['member']['staff']>['nodes'][number];

/** Somebody who acts on the stage. */
export interface Actor {
  readonly who: Person;
  /** Staff id, where it is an officer. */
  readonly staff: string | null;
  readonly client: HubClient;
}

/** An item with the officers of its member who handle it: two at the review, as a site survey needs (AL 34). */
export interface Cast {
  readonly item: StagedItem;
  readonly window: Actor;
  readonly reviewer: Actor;
  readonly secondReviewer: Actor;
  readonly checker: Actor;
  readonly leader: Actor;
}

/** Where stories are played: a hub, who acts on it, its clock, and the narrator of it all. */
export class Stage {
  readonly anybody: HubClient;
  readonly calendar: Calendar;
  readonly live: Live;
  private readonly cases: StagedCase[] = [];
  private readonly officers = new Map<string, Promise<Actor>>();
  private heardAt = '';

  private constructor(
    private readonly hub: DemoHub,
    readonly narrator: Narrator,
    private readonly admin: HubClient,
    readonly supervisor: Actor,
  ) {
    this.anybody = new HubClient({ url: hub.url });
    this.calendar = new Calendar(this.anybody);
    this.live = new Live(narrator);
  }

  /** Opens the stage; refuses a hub that does not take the demo's tokens, and a real hub for a story that needs days to pass. */
  static async open(hub: DemoHub, narrator: Narrator, scenario: { readonly name: string; readonly movesClock: boolean }): Promise<Stage> {
    const [adminToken, supervisorToken] = await Promise.all([
      hub.token('HUB_ADMIN', { name: '示例·系统管理员' }),
      hub.token('SUPERVISOR', { name: SUPERVISOR }),
    ]);
    const admin = new HubClient({ url: hub.url, token: adminToken });
    const supervisor = {
      who: { post: '督查员', name: SUPERVISOR },
      staff: null,
      client: new HubClient({ url: hub.url, token: supervisorToken }),
    };
    await requireOurTokens(admin, hub.url);
    if (scenario.movesClock) await requireTrainingHub(admin, hub.url, scenario.name);
    const stage = new Stage(hub, narrator, admin, supervisor);
    await stage.live.followAlerts(supervisor.client);
    return stage;
  }

  /** The published item with this code, such as 120101-XK00103, its facts told, and the officers who handle it. */
  async cast(itemCode: string): Promise<Cast> {
    const { item } = await this.anybody.request(GetItemDocument, { code: itemCode });
    if (item === null) throw new Error(`${itemCode} is not published on this hub`);
    this.narrator.fact('事项', `${item.code} ${item.name}（${item.member.name}）`);
    this.narrator.fact('时限', `法定 ${limitTerm(item.statutoryLimit)}，承诺 ${limitTerm(item.promisedLimit)}`);
    const [window, reviewer, secondReviewer, checker, leader] = await Promise.all([
      this.officer(item, 'WINDOW', 0),
      this.officer(item, 'REVIEWER', 0),
      this.officer(item, 'REVIEWER', 1),
      this.officer(item, 'CHECKER', 0),
      this.officer(item, 'LEADER', 0),
    ]);
    return { item, window, reviewer, secondReviewer, checker, leader };
  }

  /** The applicant with his or her own token. */
  async applicant(identifier: string, name: string): Promise<Actor> {
    const token = await this.hub.token('APPLICANT', { identifier, name });
    return { who: { post: '申请人', name }, staff: null, client: new HubClient({ url: this.hub.url, token }) };
  }

  /** Somebody with a role of a member that is no duty of its officers. */
  async official(role: string, member: string, who: Person): Promise<Actor> {
    const token = await this.hub.token(role, { member, name: who.name });
    return { who, staff: null, client: new HubClient({ url: this.hub.url, token }) };
  }

  /** Receives an application at the window, and follows the case from then on. */
  async receive(window: Actor, item: StagedItem, application: Application): Promise<StagedCase> {
    const received = await receive(this, window, item, application);
    this.cases.push(received);
    return received;
  }

  /** Moves the training clock on, and tells what the passing of days did. */
  async advance(to: string, sentence: string): Promise<void> {
    const { advanceTrainingClock } = await this.admin.request(AdvanceTrainingClockDocument, { to });
    this.hear(advanceTrainingClock);
    this.narrator.passed(advanceTrainingClock, sentence);
    await this.settle();
  }

  /** Tells what is new in the cases on the stage: live events, documents, alerts that ended. */
  async settle(): Promise<void> {
    const news = await Promise.all(this.cases.map((one) => one.news()));
    await this.live.catchUp(news);
    for (const { tell } of news) tell();
  }

  /** The last instant that the hub has told. */
  get now(): string {
    return this.heardAt;
  }

  /** The civil date of the last instant that the hub has told. */
  get today(): string {
    return this.heardAt.slice(0, 10);
  }

  hear(instant: string): void {
    this.heardAt = instant;
  }

  /** Ends the story: everything in one table, the documents, the proof of the history. */
  async close(): Promise<void> {
    this.narrator.overview();
    for (const one of this.cases) await one.tellRecord();
  }

  leave(): void {
    this.live.stop();
  }

  private async officer({ member }: StagedItem, duty: string, nth: number): Promise<Actor> {
    const able = (member.staff?.nodes ?? []).filter(({ duties, permanent }) => permanent && duties.some((one) => one === duty));
    // A small member may have one only.
    const officer = able[nth] ?? able.at(-1);
    if (officer === undefined) throw new Error(`${member.code} has no officer with the duty ${duty}`);
    const key = `${duty} ${officer.id}`;
    const known = this.officers.get(key) ?? this.tokenOf(officer, duty, member.code);
    this.officers.set(key, known);
    return known;
  }

  private async tokenOf({ id, name, jobTitle }: Officer, duty: string, member: string): Promise<Actor> {
    const staff = String(id);
    const token = await this.hub.token(duty, { member, staff, name });
    return { who: { post: jobTitle, name }, staff, client: new HubClient({ url: this.hub.url, token }) };
  }
}

async function requireOurTokens(admin: HubClient, url: string): Promise<void> {
  try {
    await admin.request(ViewerDocument, {});
  } catch (error) {
    if (!(error instanceof HubError && error.codes.includes('UNAUTHENTICATED'))) throw error;
    throw new Error(`the hub at ${url} does not take the demo's tokens: give the demo the hub's own HUB_JWT_SECRET or HUB_DATA`, {
      cause: error,
    });
  }
}

async function requireTrainingHub(admin: HubClient, url: string, scenario: string): Promise<void> {
  try {
    await admin.request(AdvanceTrainingClockDocument, { to: LONG_PAST });
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    if (error.codes.includes('BAD_USER_INPUT')) return;
    if (!error.codes.includes('FORBIDDEN')) throw error;
    throw new Error(
      `scenario ${scenario} lets days pass, and the hub at ${url} is not a training hub: start it with HUB_CLOCK, or name a free PORT`,
      { cause: error },
    );
  }
}
