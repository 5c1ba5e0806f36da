import type { CaseRecord } from '../../domain/cases/case.js';
import type {
  AcceptanceNoticeFacts,
  CaseDocumentFacts,
  DeferredMaterial,
  DeliveryReceiptFacts,
  ProcedureNoticeFacts,
} from '../../domain/documents/document.js';
import { documentTitle } from '../../domain/documents/document-title.js';
import { basisText } from '../../domain/documents/legal-bases.js';
import { PAUSING_PROCEDURES, type ItemVersion, type SpecialProcedureKind } from '../../domain/items/item.js';
import { civilDateOf } from '../../domain/shared/time.js';
import type { Services } from '../shared/context.js';
import { clockOf } from './case-view.js';

/** What every document of a case prints. */
export function documentFactsOf({ registry }: Services, record: CaseRecord, item: ItemVersion, officer: string): CaseDocumentFacts {
  return {
    memberName: registry.getMember(record.memberCode).name,
    caseNumber: record.number,
    caseTitle: record.title,
    itemCode: item.code,
    itemName: item.name,
    itemKind: item.kind,
    applicant: record.applicant,
    officer,
    occurredAt: record.lastOccurredAt,
  };
}

/** What the acceptance notice (受理通知书) prints, however the case was accepted. */
export function acceptanceNoticeFacts(services: Services, after: CaseRecord, item: ItemVersion, officer: string): AcceptanceNoticeFacts {
  const { promised, statutory } = clockOf(after, item, services);
  return {
    kind: 'ACCEPTANCE_NOTICE',
    ...documentFactsOf(services, after, item, officer),
    mode: after.acceptanceMode ?? 'NORMAL',
    receivedOn: statutory?.startsOn ?? civilDateOf(after.receivedAt),
    corrected: after.correction !== null && after.correction.answeredAt !== null,
    deferred: deferredMaterialsOf(after, item),
    promisedDueOn: promised?.dueOn ?? '',
    statutoryDueOn: statutory?.dueOn ?? '',
  };
}

/** The materials that a commitment defers, in the item's order. */
export function deferredMaterialsOf(record: CaseRecord, item: ItemVersion): DeferredMaterial[] {
  const due = new Map(
    record.materials.flatMap(({ code, status, dueOn }) => (status === 'DEFERRED' && dueOn !== null ? [[code, dueOn]] : [])),
  );
  return item.materials.flatMap(({ code, name, deferral }) => {
    const dueOn = due.get(code);
    return dueOn === undefined ? [] : [{ name, deferral, dueOn }];
  });
}

/** What the notice of a special stage (特别程序告知书) prints: its basis and the time that it needs. */
export function procedureNoticeFacts(
  services: Services,
  after: CaseRecord,
  item: ItemVersion,
  officer: string,
  procedure: SpecialProcedureKind,
): ProcedureNoticeFacts {
  const listed = item.specialProcedures.find(({ kind }) => kind === procedure);
  return {
    kind: 'PROCEDURE_NOTICE',
    ...documentFactsOf(services, after, item, officer),
    procedure,
    legalBasis: basisText(listed?.legalBasis ?? null),
    maxDays: listed?.maxDays ?? 0,
    pausesClock: PAUSING_PROCEDURES.has(procedure),
  };
}

/** What the delivery receipt (送达回证, AL 44) of a decision prints. */
export function deliveryReceiptFacts(
  services: Services,
  after: CaseRecord,
  item: ItemVersion,
  officer: string,
  note: string | null,
): DeliveryReceiptFacts {
  return {
    kind: 'DELIVERY_RECEIPT',
    ...documentFactsOf(services, after, item, officer),
    decisionTitle: documentTitle(after.decision?.outcome === 'APPROVED' ? 'APPROVAL_DECISION' : 'REJECTION_DECISION', item.kind),
    note,
  };
}
