import { applyEvent } from '../../../domain/cases/fold.js';
import type { CaseRecord, CaseStep } from '../../../domain/cases/case.js';
import { maySeeCase, mayTakeStep } from '../../../domain/cases/case-policy.js';
import { actorOf, eventOf, type StepOutcome, type StepRequest } from '../../../domain/cases/judge-step.js';
import { projectCase } from '../../../domain/cases/projection.js';
import { TRANSITIONS } from '../../../domain/cases/transitions.js';
import type { DocumentFacts } from '../../../domain/documents/document.js';
import type { ItemVersion } from '../../../domain/items/item.js';
import { globalId } from '../../../domain/members/member.js';
import { hasRole } from '../../../domain/shared/caller.js';
import type { Refusal, Verdict } from '../../../domain/shared/refusal.js';
import { writeCaseChange } from '../../../prisma/cases/case-write.js';
import type { CaseRow } from '../../../prisma/cases/case-row.js';
import { readStepGround, type StepGround } from '../../../prisma/cases/step-ground.js';
import { isUniqueViolation } from '../../../prisma/database.js';
import type { CasePayload } from '../../../schema/cases/case-mutations.operation.js';
import { badInput, requireRole } from '../../shared/errors.js';
import type { HubContext } from '../../shared/context.js';
import { judgeMark, markOf } from '../../shared/idempotency.js';
import { userErrors } from '../../shared/messages.js';
import { caseView } from '../case-view.js';
import { chainHash } from '../hash-chain.js';

/** What every step's input carries once it was read within its bounds. */
export interface ReadStepInput {
  readonly case: string;
  readonly by: string | null;
  readonly occurredAt: string | null;
  readonly expectedVersion: number | null;
  readonly idempotencyKey: string | null;
  readonly note?: string | null;
}

/** What makes one step differ from another: its rule, and the document that it issues. */
export interface StepCommand {
  readonly step: CaseStep;
  readonly decide: (record: CaseRecord, item: ItemVersion, request: StepRequest) => Verdict<StepOutcome> | Promise<Verdict<StepOutcome>>;
  readonly document?: (after: CaseRecord, item: ItemVersion, officer: string) => DocumentFacts | null;
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
    const ground = await readStepGround(services.database, {
      caseId: input.case,
      officer,
      subject: mark?.subject ?? '',
      key: mark?.key ?? null,
    });
    if (mark !== null && ground.mark !== null) {
      const reused = judgeMark(ground.mark, mark);
      return reused.length > 0 || ground.row === null ? refused(context, reused) : { case: caseView(ground.row), userErrors: [] };
    }
    const absent = judgeAccess(context, command.step, ground, officer);
    if (absent !== null || ground.row === null) return refused(context, absent ?? []);
    const { record } = ground.row;
    const item = await services.items.get(record.itemVersionId);
    const now = services.clock.now();
    const request: StepRequest = { ...input, caller, officer: ground.officer, note: input.note ?? null, now };
    const verdict = await command.decide(record, item, request);
    if (!verdict.granted) return refused(context, verdict.refusals);
    const row = await recordStep(context, command, { row: ground.row, item, outcome: verdict.value, request, mark });
    if (row !== null) return { case: caseView(row), userErrors: [] };
  }
  throw new Error(`case ${input.case} changed ${TRIES} times while one step was judged`);
}

/** The officer of a step: `by`, or the caller's own staff record; a member's system names one always; an applicant acts alone. */
export function officerId({ caller }: HubContext, by: string | null): string | null {
  if (hasRole(caller, 'MEMBER_SYSTEM') && by === null)
    throw badInput('系统须指明经办工作人员 / a member system names the officer', ['input', 'by']);
  return by ?? caller.staff;
}

function judgeAccess({ caller }: HubContext, step: CaseStep, { row, officer }: StepGround, wanted: string | null): Refusal[] | null {
  if (row === null || !maySeeCase(caller, row.record)) return [{ code: 'NOT_FOUND', path: ['input', 'case'], basis: null }];
  if (!mayTakeStep(caller, step, row.record))
    return [{ code: 'MEMBER_MISMATCH', reason: 'case', path: ['input', 'case'], basis: '通知第6条' }];
  if (wanted !== null && officer === null) return [{ code: 'NOT_FOUND', reason: 'officer', path: ['input', 'by'], basis: null }];
  return null;
}

function refused({ language }: HubContext, refusals: readonly Refusal[]): CasePayload {
  return { case: null, userErrors: userErrors(refusals, language) };
}

interface GrantedStep {
  readonly row: CaseRow;
  readonly item: ItemVersion;
  readonly outcome: StepOutcome;
  readonly request: StepRequest;
  readonly mark: ReturnType<typeof markOf>;
}

/** Appends the event with its document; null where somebody else was first, or the same request. */
async function recordStep({ services }: HubContext, command: StepCommand, granted: GrantedStep): Promise<CaseRow | null> {
  const { row, item, outcome, request, mark } = granted;
  const { memberCode, id: caseId, version } = row.record;
  const head = { id: globalId('event', memberCode, services.ids.next()), caseId, memberCode, actor: actorOf(request, command.step) };
  const draft = eventOf(outcome, { ...head, documentId: null }, version, request.now);
  const after = applyEvent(row.record, draft);
  const facts = command.document?.(after, item, draft.actor.name) ?? null;
  const document =
    facts === null ? null : { id: globalId('document', memberCode, services.ids.next()), memberCode, caseId, issuedAt: request.now, facts };
  const event = { ...draft, documentId: document?.id ?? null };
  const hash = chainHash(row.head, event);
  const projection = projectCase(after, item, services.clock.today(), services.calendar());
  try {
    const written = await writeCaseChange(services.database, { record: after, projection, event, hash, document, mark, tracking: null });
    if (!written) return null;
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
  services.bus.wake();
  return { ...row, record: after, head: hash, dueOn: projection.dueOn };
}
