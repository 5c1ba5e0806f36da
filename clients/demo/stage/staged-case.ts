import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import {
  AcknowledgeAlertDocument,
  GetCaseDocument,
  ReceiveCaseDocument,
  type AlertSummaryFragment,
  type CaseSummaryFragment,
  type CountingFragment,
  type GetCaseQuery,
  type RefusalFragment,
} from '../../sdk/generated/operations.js';
import type { Known } from './live.js';
import type { Actor, Stage, StagedItem } from './stage.js';
import { levelTerm, limitTerm, term } from './terms.js';

export type CaseView = NonNullable<GetCaseQuery['case']>;

/** What an applicant hands in. */
export interface Application {
  readonly title: string;
  readonly applicant: { readonly name: string; readonly identifier: string };
  /** Codes of the materials that are not there yet. */
  readonly without?: readonly string[];
  /** Id of the appointment with which the applicant came. */
  readonly appointment?: string;
  readonly sentence: string;
}

interface StepAnswer {
  readonly case?: CaseSummaryFragment | null;
  readonly userErrors: readonly RefusalFragment[];
}

/** A mutation of the SDK that takes a step on a case. */
type StepDocument<Input> = TypedDocumentNode<Readonly<Record<string, StepAnswer>>, { readonly input: Input }>;

/** A step as the story tells it: who, what in a few words, and a sentence. */
interface Step {
  readonly by: Actor;
  readonly what: string;
  readonly sentence: string;
}

/** What is new in a case since it was last looked at. */
export interface News extends Known {
  readonly tell: () => void;
}

/** Receives an application; the first step of every story. */
export async function receive(stage: Stage, window: Actor, item: StagedItem, application: Application): Promise<StagedCase> {
  const { title, applicant, without = [], appointment = null, sentence } = application;
  const handedIn = item.materials.filter(({ code }) => !without.includes(code));
  const { receiveCase } = await window.client.request(ReceiveCaseDocument, {
    input: {
      itemCode: item.code,
      title,
      applicant: { kind: 'ORGANIZATION', ...applicant, phone: '022-55501234', residence: 'LOCAL' },
      materials: handedIn.map(({ code }) => ({ code })),
      declaredTruthful: true,
      appointment,
    },
  });
  const { case: received, missing, trackingCode } = receiveCase;
  if (received === null || trackingCode === null) throw new Error(`接件：${told(receiveCase.userErrors)}`);
  const { id, number, receivedAt } = received;
  stage.hear(receivedAt);
  stage.narrator.step({ at: receivedAt, who: window.who, what: '接件' }, sentence);
  stage.narrator.granted(number, `${number} 已接件；收到材料 ${handedIn.length} 份，查询码 ${trackingCode}`);
  if (missing.length > 0) stage.narrator.note('尚缺', missing.map(({ name }) => name).join('、'));
  const staged = new StagedCase(stage, window, { id: String(id), number, trackingCode });
  stage.live.followCase(stage.anybody, staged.id, { number, code: trackingCode, after: received.recentEvents[0]?.cursor ?? null });
  (await staged.news()).tell();
  return staged;
}

/** One case of the story, from its receipt on. */
export class StagedCase {
  readonly id: string;
  readonly number: string;
  readonly trackingCode: string;
  private readonly documents = new Set<string>();
  private readonly ended = new Set<string>();

  constructor(
    private readonly stage: Stage,
    private readonly window: Actor,
    { id, number, trackingCode }: { readonly id: string; readonly number: string; readonly trackingCode: string },
  ) {
    this.id = id;
    this.number = number;
    this.trackingCode = trackingCode;
  }

  /** Takes a step that must be granted. */
  async take<Input extends { case: string | number }>(
    step: Step,
    document: StepDocument<Input>,
    input: Omit<Input, 'case'>,
  ): Promise<void> {
    const answer = await this.ask(step.by, document, input);
    if (!answer.case) throw new Error(`${step.what} was refused: ${told(answer.userErrors)}`);
    const { recentEvents } = await this.look();
    this.stage.hear(recentEvents.at(-1)?.occurredAt ?? this.stage.now);
    this.tellStep(step);
    this.stage.narrator.granted(term(answer.case.status), `办件现为“${term(answer.case.status)}”`);
    await this.stage.settle();
  }

  /** Takes a step that must be refused, with these codes and no other. */
  async refused<Input extends { case: string | number }>(
    step: Step,
    codes: readonly RefusalFragment['code'][],
    document: StepDocument<Input>,
    input: Omit<Input, 'case'>,
  ): Promise<void> {
    const { case: granted, userErrors } = await this.ask(step.by, document, input);
    const due = codes.join(', ');
    if (granted) throw new Error(`${step.what} was granted, where ${due} was due`);
    if (userErrors.map(({ code }) => code).join(', ') !== due) {
      throw new Error(`${step.what} was refused otherwise than with ${due}: ${told(userErrors)}`);
    }
    this.tellStep(step);
    this.stage.narrator.refused(userErrors);
    await this.stage.settle();
  }

  /** Says what was done about the alert of this kind; one whose cause goes on stays. */
  async acknowledge(by: Actor, kind: AlertSummaryFragment['kind'], note: string): Promise<void> {
    const raised = (await this.look()).alerts.find((alert) => alert.kind === kind);
    if (raised === undefined) throw new Error(`${this.number} has raised no alert ${kind}`);
    const { acknowledgeAlert } = await by.client.request(AcknowledgeAlertDocument, { input: { alert: raised.id, note } });
    const { alert, userErrors } = acknowledgeAlert;
    if (alert === null) throw new Error(`the alert ${kind} cannot be acknowledged: ${told(userErrors)}`);
    this.stage.hear(alert.acknowledgedAt ?? this.stage.now);
    const level = levelTerm(alert.level);
    this.tellStep({ by, what: `处理${level}`, sentence: note });
    this.stage.narrator.granted('已处理', `${level} ${kind} 已处理${alert.resolvedAt === null ? '；起因未消除，预警仍在' : ''}`);
    await this.stage.settle();
  }

  async look(): Promise<CaseView> {
    const { case: view } = await this.window.client.request(GetCaseDocument, { id: this.id });
    if (view === null) throw new Error(`${this.number} is not to be seen any more`);
    return view;
  }

  /** Tells how the clock stands. */
  async tellClock(): Promise<CaseView> {
    const view = await this.look();
    const { light, promised, statutory, acceptanceDueOn } = view.clock;
    const limits = [
      ...(promised === null ? [] : [`承诺 ${countingTerm(promised)}`]),
      ...(statutory === null ? [] : [`法定 ${countingTerm(statutory)}`]),
    ];
    this.stage.narrator.clock(light, limits.length > 0 ? limits : [`尚未受理，期限未起算；须在 ${acceptanceDueOn} 前（含当日）作出答复`]);
    return view;
  }

  /** Documents issued and alerts ended since the last look, and what to wait for among the live events. */
  async news(): Promise<News> {
    const view = await this.look();
    const issued = view.documents.filter(({ number }) => !this.documents.has(number));
    const ended = view.alerts.filter(({ id, resolvedAt }) => resolvedAt !== null && !this.ended.has(String(id)));
    for (const { number } of issued) this.documents.add(number);
    for (const { id } of ended) this.ended.add(String(id));
    return {
      lastEvent: view.recentEvents.at(-1)?.cursor,
      alerts: view.alerts.map(({ id }) => String(id)),
      tell: () => {
        for (const { number, title } of issued) this.stage.narrator.note('▤ 出具文书', `${number}《${title}》`);
        for (const { level, kind } of ended) this.stage.narrator.note('⚐ 预警解除', `${levelTerm(level)} ${kind}`);
      },
    };
  }

  /** At the story's end: the documents, and the proof of the history. */
  async tellRecord(): Promise<void> {
    const { status, documents, audit } = await this.look();
    if (!audit.intact) throw new Error(`the history of ${this.number} has been changed`);
    this.stage.narrator.part(`${this.number}（${term(status)}）：统一文书 ${documents.length} 件`);
    this.stage.narrator.table([['文号', '名称'], ...documents.map(({ number, title }) => [number, title])]);
    this.stage.narrator.fact('痕迹链', `${audit.events} 环，核验完整；最后一环 ${audit.head.slice(0, 16)}…`);
  }

  private async ask<Input extends { case: string | number }>(
    by: Actor,
    document: StepDocument<Input>,
    input: Omit<Input, 'case'>,
  ): Promise<StepAnswer> {
    const answers = await by.client.request(document, { input: { ...input, case: this.id } as unknown as Input });
    const [answer] = Object.values(answers);
    if (answer === undefined) throw new Error('the hub answered nothing');
    return answer;
  }

  private tellStep({ by, what, sentence }: Step): void {
    this.stage.narrator.step({ at: this.stage.now, who: by.who, what }, sentence);
  }
}

function countingTerm({ limit, startsOn, dueOn, daysUsed, daysLeft, verdict }: CountingFragment): string {
  const left = daysLeft < 0 ? `超过 ${-daysLeft}` : `剩 ${daysLeft}`;
  return `${limitTerm(limit)}，自 ${startsOn} 起算：已用 ${daysUsed}，${left}，${dueOn} 届满${verdict === 'RUNNING' ? '' : `（${term(verdict)}）`}`;
}

function told(refusals: readonly RefusalFragment[]): string {
  return refusals.map(({ code, message }) => `${code} ${message}`).join('；');
}
