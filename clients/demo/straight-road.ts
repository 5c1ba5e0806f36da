import {
  AcceptCaseDocument,
  CaseProgressDocument,
  CorrectOnTheSpotDocument,
  DecideCaseDocument,
  DeliverCaseDocument,
  GetCaseDocument,
  GetItemDocument,
  ReceiveCaseDocument,
  ReviewCaseDocument,
  TrackCaseDocument,
  type CaseProgressSubscription,
  type CaseProgressSubscriptionVariables,
  type CaseSummaryFragment,
  type GetItemQuery,
} from '../sdk/generated/operations.js';
import { HubClient } from '../sdk/hub-client.js';
import type { DemoHub } from './hub-process.js';

const ITEM = '120101-XK01201';
const FINAL_EVENT = 'DELIVERED';
const LIVE_WITHIN_MS = 20_000;

type Officer = NonNullable<NonNullable<NonNullable<GetItemQuery['item']>['member']['staff']>['nodes'][number]>;
type Answer = {
  readonly case?: CaseSummaryFragment | null;
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
};

/** Plays one food-business licence (印刷经营许可) from receipt to delivery, as window, reviewer, checker and applicant would. */
export async function straightRoad(hub: DemoHub, say: (line: string) => void): Promise<void> {
  const anybody = new HubClient({ url: hub.url });
  const { item } = await anybody.request(GetItemDocument, { code: ITEM });
  if (!item) throw new Error(`${ITEM} is not published on this hub`);
  say(`事项 ${item.code} ${item.name}（${item.member.name}），材料 ${item.materials.length} 份`);
  const officers = item.member.staff?.nodes ?? [];
  const as = (duty: string) => officerClient(hub, officers, item.member.code, duty);
  const [window, reviewer, checker] = await Promise.all([as('WINDOW'), as('REVIEWER'), as('CHECKER')]);

  const lastMaterial = item.materials.at(-1)?.code;
  const { receiveCase } = await window.request(ReceiveCaseDocument, {
    input: {
      itemCode: item.code,
      title: '示例印刷厂印刷经营许可',
      applicant: {
        kind: 'ORGANIZATION',
        name: '天津示例餐饮有限公司',
        identifier: '91120116MA05T3T88H',
        phone: '022-55501234',
        residence: 'LOCAL',
      },
      materials: item.materials.filter(({ code }) => code !== lastMaterial).map(({ code }) => ({ code })),
      declaredTruthful: true,
    },
  });
  const received = taken('接件', receiveCase, say);
  const code = receiveCase.trackingCode ?? '';
  say(`  查询码 ${code}；尚缺：${receiveCase.missing.map(({ name }) => name).join('、')}`);

  const after = receiveCase.case?.recentEvents[0]?.cursor ?? null;
  const live = follow(anybody, { number: received.number, code, after }, say);
  const fixed = await window.request(CorrectOnTheSpotDocument, {
    input: { case: received.id, materials: receiveCase.missing.map((material) => ({ code: material.code })) },
  });
  taken('当场补正', fixed.correctOnTheSpot, say);
  taken('受理', (await window.request(AcceptCaseDocument, { input: { case: received.id } })).acceptCase, say);
  const early = (await window.request(DeliverCaseDocument, { input: { case: received.id } })).deliverCase;
  say(`✗ 未决定即送达，被拒绝：${early.userErrors.map(({ message }) => message).join('；')}`);
  const review = { case: received.id, favourable: true, text: '材料齐全，符合法定形式和许可条件' };
  taken('一审', (await reviewer.request(ReviewCaseDocument, { input: review })).reviewCase, say);
  const decision = { case: received.id, outcome: 'APPROVED' as const, reasons: '符合《食品安全法》第三十五条规定的条件' };
  taken('一核', (await checker.request(DecideCaseDocument, { input: decision })).decideCase, say);
  taken('送达办结', (await window.request(DeliverCaseDocument, { input: { case: received.id, note: '当面送达' } })).deliverCase, say);
  await live;

  const { trackCase } = await anybody.request(TrackCaseDocument, { number: received.number, code });
  say(`申请人查询：${trackCase?.itemName} ${trackCase?.status}，历经 ${trackCase?.steps.length} 个环节`);
  const { case: end } = await window.request(GetCaseDocument, { id: received.id });
  for (const document of end?.documents ?? []) say(`  文书 ${document.number} ${document.title}`);
  say(`痕迹链 ${end?.audit.events} 环，${end?.audit.intact ? '完整' : '已被改动！'}`);
}

async function officerClient(hub: DemoHub, officers: readonly Officer[], member: string, duty: string): Promise<HubClient> {
  const officer = officers.find(({ duties, permanent }) => permanent && duties.some((one) => one === duty));
  if (officer === undefined) throw new Error(`${member} has no officer with the duty ${duty}`);
  return new HubClient({ url: hub.url, token: await hub.token(duty, { member, staff: officer.id, name: officer.name }) });
}

/** Prints a granted step; a refusal ends the demo with its sentence. */
function taken(step: string, answer: Answer, say: (line: string) => void): CaseSummaryFragment {
  if (!answer.case) throw new Error(`${step}：${answer.userErrors.map(({ code, message }) => `${code} ${message}`).join('；')}`);
  say(
    `✓ ${step}：${answer.case.number} 现为 ${answer.case.status}，第 ${answer.case.version} 版；可办：${answer.case.availableSteps.join(' ') || '无'}`,
  );
  return answer.case;
}

/** Prints the live events of the case until the last one; fails where it does not come in time. */
async function follow(client: HubClient, from: CaseProgressSubscriptionVariables, say: (line: string) => void): Promise<void> {
  let stop = (): void => undefined;
  const arrived = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the live events did not arrive')), LIVE_WITHIN_MS);
    const onData = ({ caseProgress: event }: CaseProgressSubscription): void => {
      say(`    ⇢ 实时：${event.occurredAt} ${event.kind} → ${event.status}（${event.actor}）`);
      if (event.kind !== FINAL_EVENT) return;
      clearTimeout(timer);
      resolve();
    };
    stop = client.subscribe(CaseProgressDocument, from, { onData, onError: reject });
  });
  await arrived.finally(() => stop());
}
