import type { CaseRecord, CaseStep } from '../../../domain/cases/case.js';
import { actsForMember, maySeeCase, mayTakeStep } from '../../../domain/cases/case-policy.js';
import { actorOf, type StepOutcome, type StepRequest } from '../../../domain/cases/judge-step.js';
import { TRANSITIONS } from '../../../domain/cases/transitions.js';
import type { DocumentFacts } from '../../../domain/documents/document.js';
import type { ItemVersion } from '../../../domain/items/item.js';
import { hasRole } from '../../../domain/shared/caller.js';
import type { Refusal, Verdict } from '../../../domain/shared/refusal.js';
import type { StepGround } from '../../../prisma/cases/step-ground.js';
import { readMark } from '../../../prisma/shared/mark-read.js';
import type { CasePayload } from '../../../schema/cases/case-mutations.operation.js';
import { badInput, requireRole } from '../../shared/errors.js';
import type { HubContext } from '../../shared/context.js';
import { judgeMark, markOf } from '../../shared/idempotency.js';
import { userErrors } from '../../shared/messages.js';
import { settleCase } from '../../supervision/settle-case.js';
import { caseView } from '../case-view.js';
import { appendEvent } from './append-event.js';

/** What every step's input carries once it was read within its bounds. */
export interface ReadStepInput {
  readonly case: string;
  readonly by: string | null;
  readonly occurredAt: string | null;
  readonly expectedVersion: number | null;
  readonly idempotencyKey: string | null;
  readonly note?: string | null;
}

/** What makes one step differ from another: its rule, the documents that it issues, and what an attempt that is refused leaves behind. */
export interface StepCommand {
  readonly step: CaseStep;
  readonly decide: (record: CaseRecord, item: ItemVersion, request: StepRequest) => Verdict<StepOutcome> | Promise<Verdict<StepOutcome>>;
  readonly documents?: (after: CaseRecord, item: ItemVersion, officer: string) => readonly DocumentFacts[];
  readonly onRefused?: (record: CaseRecord, item: ItemVersion, refusals: readonly Refusal[], officer: string) => Promise<void>;
}

const TRIES = 20;

/**
 * Takes a step on a case: reads its ground, judges, and writes it onto the version that was judged. Where another request was first,
 * it judges again on what that one left (or answers what the same request was answered).
 */
export async function takeStep(context: HubContext, command: StepCommand, input: ReadStepInput): Promise<CasePayload> {
  const { caller, services } = context;
  requireRole(caller, ...TRANSITIONS[command.step].roles);
  const officer = officerId(context, input.by);
  const mark = markOf(caller, command.step, input);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const ground = await services.grounds.read({
      caseId: input.case,
      officer,
      subject: mark?.subject ?? '',
      key: mark?.key ?? null,
    });
    if (mark !== null && ground.mark !== null) {
      const reused = judgeMark(ground.mark, mark);
      return reused.length > 0 || ground.row === null ? refused(context, reused) : { case: caseView(ground.row), userErrors: [] };
    }
    const absent = judgeAccess(context, command.step, ground, input.by);
    if (absent !== null || ground.row === null) return refused(context, absent ?? []);
    // What the law did meanwhile (acceptance by silence) has been done before anybody is judged, whether the sweep came by or not.
    const row = await settleCase(services, ground.row, services.clock.now());
    const { record } = row;
    const item = await services.items.get(record.itemVersionId);
    const now = services.clock.now();
    // An applicant who is an officer elsewhere acts here as the applicant.
    const isOwn = input.by === null && !actsForMember(caller, record.memberCode);
    const request: StepRequest = { ...input, caller, officer: isOwn ? null : ground.officer, note: input.note ?? null, now };
    const verdict = await command.decide(record, item, request);
    if (!verdict.granted) {
      // Refused because the same request came in meanwhile and was granted: then it is answered what that one was.
      if (mark !== null && (await readMark(services.database, mark)) !== null) continue;
      await command.onRefused?.(record, item, verdict.refusals, actorOf(request, command.step).name);
      return refused(context, verdict.refusals);
    }
    const appended = await appendEvent(services, {
      row,
      caseId: record.id,
      memberCode: record.memberCode,
      item,
      outcome: verdict.value,
      actor: actorOf(request, command.step),
      mark,
      recordedAt: now,
      lookedAt: now,
      told: null,
      documents: (after) => command.documents?.(after, item, actorOf(request, command.step).name) ?? [],
      tracking: null,
    });
    if (appended === null) continue;
    return appended.granted ? { case: caseView(appended.value), userErrors: [] } : refused(context, appended.refusals);
  }
  throw new Error(`case ${input.case} changed ${TRIES} times while one step was judged`);
}

/** The officer of a step: `by`, or the caller's own staff record; a member's system names one always; an applicant acts alone. */
export function officerId({ caller }: HubContext, by: string | null): string | null {
  if (hasRole(caller, 'MEMBER_SYSTEM') && by === null)
    throw badInput('系统须指明经办工作人员 / a member system names the officer', ['input', 'by']);
  return by ?? caller.staff;
}

function judgeAccess({ caller }: HubContext, step: CaseStep, { row, officer }: StepGround, by: string | null): Refusal[] | null {
  if (row === null || !maySeeCase(caller, row.record)) return [{ code: 'NOT_FOUND', path: ['input', 'case'], basis: null }];
  if (!mayTakeStep(caller, step, row.record))
    return [{ code: 'MEMBER_MISMATCH', reason: 'case', path: ['input', 'case'], basis: '通知第6条' }];
  // The record of an applicant who is an officer elsewhere may be on another node: it is not asked for.
  const wanted = by ?? (actsForMember(caller, row.record.memberCode) ? caller.staff : null);
  if (wanted !== null && officer === null) return [{ code: 'NOT_FOUND', reason: 'officer', path: ['input', 'by'], basis: null }];
  return null;
}

function refused({ language }: HubContext, refusals: readonly Refusal[]): CasePayload {
  return { case: null, userErrors: userErrors(refusals, language) };
}
