import { z } from 'zod';
import { EVERY_CASE } from '../../../domain/cases/case-policy.js';
import { missingMaterials } from '../../../domain/cases/accept-case.js';
import type { Actor } from '../../../domain/cases/case-event.js';
import { actorOf } from '../../../domain/cases/judge-step.js';
import { receiveCase as judgeReceipt, type ReceiveRequest } from '../../../domain/cases/receive-case.js';
import type { CaseRecord } from '../../../domain/cases/case.js';
import { cancelledMaterials } from '../../../domain/items/cancelled-materials.js';
import type { ItemVersion, Material } from '../../../domain/items/item.js';
import { globalId } from '../../../domain/members/member.js';
import type { Refusal, Verdict } from '../../../domain/shared/refusal.js';
import { civilDateOf } from '../../../domain/shared/time.js';
import { readCases } from '../../../prisma/cases/case-read.js';
import type { IdempotencyMark } from '../../../prisma/shared/mark-write.js';
import type { CaseRow } from '../../../prisma/cases/case-row.js';
import { nextNumber } from '../../../prisma/cases/step-ground.js';
import { readItemVersions } from '../../../prisma/items/item-read.js';
import type { ReceiveCaseInput } from '../../../schema/cases/case-mutations.operation.js';
import { applicantInput, idempotencyKey, globalIdText, optional, readInput, text } from '../../shared/bounds.js';
import type { HubContext, Services } from '../../shared/context.js';
import { requireRole } from '../../shared/errors.js';
import { judgeMark, markOf } from '../../shared/idempotency.js';
import { userErrors } from '../../shared/messages.js';
import { caseView, clockOf, type CaseView } from '../case-view.js';
import { documentFactsOf } from '../document-facts.js';
import { appendEvent, type Appending } from './append-event.js';
import { receiveWithAppointment } from './receive-with-appointment.js';
import { materialsInput } from './step-inputs.js';
import { officerId } from './take-step.js';

const bounds = z.object({
  itemCode: text(64),
  title: text(200),
  applicant: applicantInput,
  materials: materialsInput,
  appointment: optional(globalIdText),
  declaredTruthful: z.boolean(),
  by: optional(globalIdText),
  occurredAt: optional(z.string()),
  idempotencyKey,
});

export interface ReceiptPayload {
  readonly case: CaseView | null;
  readonly trackingCode: string | null;
  readonly missing: readonly Material[];
  readonly userErrors: ReturnType<typeof userErrors>;
}

const TRIES = 5;

/** 接件: number, tracking code, receipt, and what is missing (M10, M18, M21). */
export async function receiveCase(context: HubContext, raw: ReceiveCaseInput): Promise<ReceiptPayload> {
  const { caller, services } = context;
  requireRole(caller, 'WINDOW', 'MEMBER_SYSTEM');
  const input = readInput(bounds, raw);
  const officer = officerId(context, input.by);
  const mark = markOf(caller, 'RECEIVE', input);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const ground = await services.grounds.read({ caseId: null, officer, subject: mark?.subject ?? '', key: mark?.key ?? null });
    if (mark !== null && ground.mark !== null) return replay(context, ground.mark, mark);
    if (officer !== null && ground.officer === null) {
      return refused(context, [{ code: 'NOT_FOUND', reason: 'officer', path: ['input', 'by'], basis: null }]);
    }
    const versions = await readItemVersions(services.database, { all: true, member: null }, [input.itemCode]);
    const item = versions.find((version) => version.status === 'PUBLISHED') ?? null;
    const now = services.clock.now();
    const request: ReceiveRequest = {
      ...input,
      caller,
      officer: ground.officer,
      expectedVersion: null,
      note: null,
      now,
      cancelledCodes: cancelledMaterials(versions),
      joint: null,
    };
    const verdict = judgeReceipt(item, '', request);
    if (!verdict.granted || item === null) return refused(context, verdict.granted ? [] : verdict.refusals);
    const actor = actorOf(request, 'RECEIVE');
    const trackingCode = services.trackingCodes.generate();
    const appended = await recordReceipt(services, item, request, { mark, actor, appointmentId: input.appointment, trackingCode });
    if (appended === null) continue;
    return appended.granted ? granted(context, appended.value, item) : refused(context, appended.refusals);
  }
  throw new Error('a receipt met its own idempotency key again and again');
}

/** What a receipt is recorded with. */
export interface ReceiptParts {
  readonly mark: IdempotencyMark | null;
  readonly actor: Actor;
  readonly appointmentId: string | null;
  readonly trackingCode: string;
}

/** Numbers and appends a receipt; null where the same request came in meanwhile. */
export async function recordReceipt(
  services: Services,
  item: ItemVersion,
  request: ReceiveRequest,
  { mark, actor, appointmentId, trackingCode }: ReceiptParts,
): Promise<Verdict<CaseRow> | null> {
  const { memberCode } = item;
  const receivedOn = civilDateOf(request.occurredAt ?? request.now);
  const day = `${memberCode}-${receivedOn.replaceAll('-', '')}`;
  const number = `${day}-${String(await nextNumber(services.database, `case.${day}`)).padStart(5, '0')}`;
  const verdict = judgeReceipt(item, number, request);
  if (!verdict.granted) return verdict;
  const receipt: Appending = {
    row: null,
    caseId: globalId('case', memberCode, services.ids.next()),
    memberCode,
    item,
    outcome: verdict.value,
    actor,
    mark,
    recordedAt: request.now,
    lookedAt: request.now,
    told: null,
    documents: (after) => [receiptFacts(services, after, item, actor.name)],
    tracking: { hash: services.trackingCodes.hash(number, trackingCode), sealed: services.trackingCodes.seal(trackingCode) },
  };
  return appointmentId === null ? appendEvent(services, receipt) : receiveWithAppointment(services, receipt, request, appointmentId);
}

function receiptFacts(services: Services, after: CaseRecord, item: ItemVersion, officer: string) {
  const missing = new Set(missingMaterials(after, item).map((material) => material.code));
  const asPrinted = ({ code, name, copies }: Material) => ({ code, name, copies });
  return {
    kind: 'RECEIPT' as const,
    ...documentFactsOf(services, after, item, officer),
    submitted: item.materials.filter((material) => !missing.has(material.code)).map(asPrinted),
    missing: item.materials.filter((material) => missing.has(material.code)).map(asPrinted),
    acceptanceDueOn: clockOf(after, item, services).acceptanceDueOn,
  };
}

function granted({ services }: HubContext, row: CaseRow, item: ItemVersion): ReceiptPayload {
  const trackingCode = services.trackingCodes.open(row.trackingSealed);
  return { case: caseView(row), trackingCode, missing: missingMaterials(row.record, item), userErrors: [] };
}

async function replay(
  context: HubContext,
  known: { readonly fingerprint: string; readonly recordId: string },
  mark: IdempotencyMark,
): Promise<ReceiptPayload> {
  const reused = judgeMark(known, mark);
  if (reused.length > 0) return refused(context, reused);
  const [row] = await readCases(context.services.database, EVERY_CASE, 'id', [known.recordId]);
  if (row === undefined) return refused(context, [{ code: 'NOT_FOUND', basis: null }]);
  return granted(context, row, await context.services.items.get(row.record.itemVersionId));
}

function refused({ language }: HubContext, refusals: readonly Refusal[]): ReceiptPayload {
  return { case: null, trackingCode: null, missing: [], userErrors: userErrors(refusals, language) };
}
