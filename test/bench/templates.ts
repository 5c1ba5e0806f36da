import { graphql, type GraphQLSchema } from 'graphql';
import { PUBLIC, type Caller } from '../../domain/shared/caller.js';
import { addMilliseconds, type Instant } from '../../domain/shared/time.js';
import type { Duty } from '../../domain/staff/staff.js';
import { items } from '../../prisma/seed/items/index.js';
import { buildHubSchema } from '../../resolvers/build-schema.js';
import type { Clock, Services } from '../../resolvers/shared/context.js';
import { hubContext } from '../../resolvers/shared/hub-context.js';
import { officer } from '../support/callers.js';
import { RECEIVE, STEPS, type StepName } from '../support/straight-road.js';
import { NOW, TODAY } from './setting.js';

/** A clock that the loading sets by hand. */
export class HandClock implements Clock {
  readonly training = null;
  private instant: Instant = NOW;

  now(): Instant {
    return this.instant;
  }

  today(): string {
    return TODAY;
  }

  set(instant: Instant): void {
    this.instant = instant;
  }
}

interface RoadStep {
  readonly name: StepName;
  readonly duty: Duty;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A way through the hub that many cases go alike. */
export interface Road {
  /** Of all cases. */
  readonly share: number;
  /** Time of its receipt, in UTC. */
  readonly receivedAt: string;
  /** Whether its last material comes after the receipt, at the window. */
  readonly isCorrected: boolean;
  readonly steps: readonly RoadStep[];
  /** Whether its cases lie on many days; what still waits was received today. */
  readonly isDone: boolean;
}

const ACCEPT: RoadStep = { name: 'acceptCase', duty: 'WINDOW', fields: {} };
const REVIEW: RoadStep = { name: 'reviewCase', duty: 'REVIEWER', fields: { favourable: true, text: '材料齐全，符合法定条件' } };
const DECIDE: RoadStep = { name: 'decideCase', duty: 'CHECKER', fields: { outcome: 'APPROVED', reasons: '符合法定条件、标准' } };
const DELIVER: RoadStep = { name: 'deliverCase', duty: 'WINDOW', fields: { note: '当面送达' } };

const WAITS = { receivedAt: '01:00:00.000Z', isCorrected: false, isDone: false };
const DONE = { receivedAt: '05:00:00.000Z', isDone: true, steps: [ACCEPT, REVIEW, DECIDE, DELIVER] };

/** What waits was received in the morning, what is done in the afternoon: so lists of the newest show whole histories. */
const ROADS: readonly Road[] = [
  { ...WAITS, share: 0.2, steps: [] },
  { ...WAITS, share: 0.05, steps: [ACCEPT] },
  { ...WAITS, share: 0.05, steps: [ACCEPT, REVIEW] },
  { ...DONE, share: 0.5, isCorrected: false },
  { ...DONE, share: 0.2, isCorrected: true },
];

/** Items of every district that the straight road leads through: none of them asks for a special procedure. */
const CATALOGUE = items
  .filter(({ offeredBy, specialProcedures }) => offeredBy.includes('DISTRICTS') && specialProcedures.length === 0)
  .map(({ catalogueCode }) => catalogueCode)
  .slice(0, 4);
const STEP_EVERY_MS = 10 * 60_000;

export const TITLE = '示例办件';
export const APPLICANT = { kind: 'PERSON', name: '示例申请人', identifier: '120101196001010013', phone: '022-55501234' };

/** A case that went through the hub itself, to be copied. */
export interface Template {
  readonly road: Road;
  readonly id: string;
}

/** Takes a case of each of these districts and every item along every road, by the hub's own mutations. */
export async function makeTemplates(services: Services, clock: HandClock, districts: readonly string[]): Promise<Template[]> {
  const hub = new InProcessHub(await buildHubSchema(), services, clock);
  const templates: Template[] = [];
  for (const member of districts) {
    for (const catalogueCode of CATALOGUE) {
      const itemCode = `${member}-${catalogueCode}`;
      const materials = await hub.materials(itemCode);
      for (const road of ROADS) templates.push({ road, id: await hub.walk(road, member, itemCode, materials) });
    }
  }
  clock.set(NOW);
  return templates;
}

interface Materials {
  readonly materials: readonly { readonly code: string }[];
}

class InProcessHub {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly services: Services,
    private readonly clock: HandClock,
  ) {}

  async materials(itemCode: string): Promise<Materials['materials']> {
    const answer = await this.ask('query ($code: String!) { item(code: $code) { materials { code } } }', { code: itemCode }, null);
    return (answer['item'] as Materials).materials;
  }

  async walk(road: Road, member: string, itemCode: string, materials: Materials['materials']): Promise<string> {
    this.clock.set(`${TODAY}T${road.receivedAt}`);
    const handedIn = road.isCorrected ? materials.slice(0, -1) : materials;
    const receipt = { itemCode, title: TITLE, applicant: APPLICANT, materials: handedIn, declaredTruthful: true };
    const id = await this.take('receiveCase', RECEIVE, receipt, officer(member, 'WINDOW'));
    const correction: RoadStep = { name: 'correctOnTheSpot', duty: 'WINDOW', fields: { materials: materials.slice(-1) } };
    for (const { name, duty, fields } of road.isCorrected ? [correction, ...road.steps] : road.steps) {
      this.clock.set(addMilliseconds(this.clock.now(), STEP_EVERY_MS));
      await this.take(name, STEPS[name], { case: id, ...fields }, officer(member, duty));
    }
    return id;
  }

  private async take(name: string, source: string, input: object, caller: Caller): Promise<string> {
    const answer = await this.ask(source, { input }, caller);
    const payload = answer[name] as { readonly case: { readonly id: string } | null };
    if (payload.case === null) throw new Error(`no template: ${name} answered ${JSON.stringify(payload)}`);
    return payload.case.id;
  }

  private async ask(source: string, variableValues: Record<string, unknown>, as: Caller | null): Promise<Record<string, unknown>> {
    const caller = as ?? PUBLIC;
    const contextValue = hubContext(this.services, caller, 'zh-CN');
    const answer = await graphql({ schema: this.schema, source, variableValues, contextValue });
    if (answer.data === null || answer.data === undefined) throw new Error(`no template: ${JSON.stringify(answer.errors)}`);
    return answer.data;
  }
}
