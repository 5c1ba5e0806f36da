import { checkPersonIdentifier } from '../../domain/applicants/identifier.js';
import { EVALUATION_LEVELS } from '../../domain/cases/case.js';
import { PUBLIC, type Caller } from '../../domain/shared/caller.js';
import { addDays, addMilliseconds } from '../../domain/shared/time.js';
import { officer } from './callers.js';
import type { TestHub } from './hub.js';
import type { Random } from './random.js';
import { RECEIVE, STEPS, type StepName } from './straight-road.js';

const HOUR_MS = 3_600_000;
const BASIS = { title: '《中华人民共和国行政许可法》', article: '第三十二条' };
const TITLES = ['印刷厂许可', '餐厅许可', '门店备案', '新办企业登记', 'Café 许可'];

/** A few applicants with cases of many members each: identifiers with right check digits. */
export const APPLICANTS = ['王一', '李二', '张三', '赵四', '示例印刷有限公司'].map((name, index) => {
  const isFirm = name.endsWith('公司');
  return {
    kind: isFirm ? 'ORGANIZATION' : 'PERSON',
    name,
    identifier: isFirm ? '91120116MA05T3T88H' : personIdentifier(`1201011990010100${index}`),
    phone: '022-55501234',
    residence: index % 2 === 0 ? 'LOCAL' : 'ELSEWHERE',
  } as const;
});

/** With its check digit (GB 11643). */
function personIdentifier(body: string): string {
  const check = [...'0123456789X'].find((digit) => checkPersonIdentifier(`${body}${digit}`, '2017-02-06') === null);
  if (check === undefined) throw new Error(`no check digit for ${body}`);
  return `${body}${check}`;
}

/** An item that a member offers, and the codes of its materials, the main ones first. */
export interface OfferedItem {
  readonly code: string;
  readonly materials: readonly string[];
}

interface OpenCase {
  readonly id: string;
  readonly number: string;
  readonly trackingCode: string;
  readonly member: string;
  readonly materials: readonly string[];
  /** What is still to be tried with it. */
  readonly road: Move[];
}

interface Attempt {
  readonly name: StepName;
  readonly by: Caller;
  readonly fields: Record<string, unknown>;
}

type Move = (one: OpenCase, random: Random, today: string) => Attempt;

const ACCEPT: Move = ({ member }, random, today) => ({
  name: 'acceptCase',
  by: officer(member, 'WINDOW'),
  fields: random.chance(0.5)
    ? {}
    : {
        commitment: {
          signedBy: '王一',
          supplementBy: addDays(today, random.between(1, 6)),
          lawfulOperation: true,
          acceptSupervision: true,
        },
      },
});
const CORRECT: Move = ({ member, materials }) => ({
  name: 'requestCorrection',
  by: officer(member, 'WINDOW'),
  fields: { entries: [{ material: materials.at(-1), problem: '未签字', standard: '签字并盖章' }] },
});
const COMPLETE: Move = ({ member, materials }) => ({
  name: 'correctOnTheSpot',
  by: officer(member, 'WINDOW'),
  fields: { materials: materials.map((code) => ({ code })) },
});
const SUPPLEMENT: Move = ({ member, materials }) => ({
  name: 'supplementMaterials',
  by: officer(member, 'WINDOW'),
  fields: { materials: materials.map((code) => ({ code })) },
});
const SURVEY: Move = ({ member }) => ({ name: 'startProcedure', by: officer(member, 'REVIEWER'), fields: { kind: 'SITE_SURVEY' } });
const SURVEYED: Move = ({ member }) => ({
  name: 'finishProcedure',
  // A department has one reviewer, who may not end what the same person began: refused there.
  by: officer(member, 'REVIEWER', true, member.includes('-') ? 0 : 1),
  fields: { kind: 'SITE_SURVEY', result: '合格' },
});
const EXTEND: Move = ({ member }) => ({
  name: 'extendCase',
  by: officer(member, 'LEADER'),
  fields: { days: 3, reason: '需要补充核查', approvedBy: officer(member, 'LEADER').staff },
});
const REVIEW: Move = ({ member }) => ({
  name: 'reviewCase',
  by: officer(member, 'REVIEWER'),
  fields: { favourable: true, text: '符合条件' },
});
const DECIDE: Move = ({ member }, random) => ({
  name: 'decideCase',
  by: officer(member, 'CHECKER'),
  fields: { outcome: random.chance(0.8) ? 'APPROVED' : 'REJECTED', reasons: '经审查，依法作出决定' },
});
const DELIVER: Move = ({ member }) => ({ name: 'deliverCase', by: officer(member, 'WINDOW'), fields: {} });
const WITHDRAW: Move = ({ member }) => ({ name: 'withdrawCase', by: officer(member, 'WINDOW'), fields: {} });
const REFUSE: Move = ({ member }) => ({
  name: 'refuseAcceptance',
  by: officer(member, 'WINDOW'),
  fields: { reasons: '申请材料不真实', legalBasis: BASIS, guidance: '请补齐后重新申请' },
});
const RATE: Move = ({ number, trackingCode }, random) => ({
  name: 'rateCase',
  by: PUBLIC,
  fields: { number, code: trackingCode, level: random.one(EVALUATION_LEVELS), tags: [] },
});

/** Whole lives of cases; what the law does not allow at its place is refused, and the next is tried. */
const ROADS: readonly (readonly Move[])[] = [
  [COMPLETE, ACCEPT, REVIEW, DECIDE, DELIVER, RATE],
  [COMPLETE, ACCEPT, SURVEY, SURVEYED, REVIEW, DECIDE, DELIVER, RATE],
  [COMPLETE, ACCEPT, SURVEY, REVIEW, SURVEYED, DECIDE, RATE],
  [ACCEPT, SUPPLEMENT, REVIEW, DECIDE, DELIVER],
  [CORRECT, SUPPLEMENT, ACCEPT, EXTEND, REVIEW, DECIDE, RATE],
  [CORRECT],
  [ACCEPT, SURVEY],
  [ACCEPT, WITHDRAW],
  [REFUSE, RATE],
  [],
];

/** Cases of many members, received and led on at random through the API. */
export class RandomCases {
  private readonly cases: OpenCase[] = [];

  constructor(
    private readonly hub: TestHub,
    private readonly random: Random,
  ) {}

  /** A case's id, of those of a member that were received; null where there is none. */
  oneOf(member: string): string | null {
    const own = this.cases.filter((one) => one.member === member);
    return own.length === 0 ? null : this.random.one(own).id;
  }

  /** Receives a case; some a while after it happened, some without their last material. */
  async receive(member: string, item: OfferedItem): Promise<void> {
    const { hub, random } = this;
    const given = random.chance(0.6) ? item.materials : item.materials.slice(0, -1);
    const input = {
      itemCode: item.code,
      title: random.one(TITLES),
      applicant: random.one(APPLICANTS),
      materials: given.map((code) => ({ code })),
      declaredTruthful: true,
      ...(random.chance(0.2) ? { occurredAt: addMilliseconds(hub.clock.now(), -random.between(2, 5) * HOUR_MS) } : {}),
    };
    const answer = await hub.ask(RECEIVE, { input }, officer(member, 'WINDOW'));
    const { case: received, trackingCode } = answer.data?.['receiveCase'] ?? {};
    if (!received) throw new Error(`not received: ${JSON.stringify(answer)}`);
    this.cases.push({ ...received, trackingCode, member, materials: item.materials, road: [...random.one(ROADS)] });
  }

  /** Leads some of the cases one step on. */
  async leadOn(share: number): Promise<void> {
    const { hub, random } = this;
    for (const one of this.cases) {
      const move = random.chance(share) ? one.road.shift() : undefined;
      if (move === undefined) continue;
      const { name, by, fields } = move(one, random, hub.clock.today());
      const answer = await hub.ask(STEPS[name], { input: name === 'rateCase' ? fields : { case: one.id, ...fields } }, by);
      if (answer.errors !== undefined) throw new Error(`${name}: ${JSON.stringify(answer.errors)}`);
    }
  }
}
