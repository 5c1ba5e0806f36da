import type { CaseRecord } from '../../domain/cases/case.js';
import type { CaseDocumentFacts } from '../../domain/documents/document.js';
import type { ItemVersion } from '../../domain/items/item.js';
import type { HubContext } from '../shared/context.js';

/** What every document of a case prints. */
export function documentFactsOf({ services }: HubContext, record: CaseRecord, item: ItemVersion, officer: string): CaseDocumentFacts {
  return {
    memberName: services.registry.getMember(record.memberCode).name,
    caseNumber: record.number,
    caseTitle: record.title,
    itemCode: item.code,
    itemName: item.name,
    applicant: record.applicant,
    officer,
    occurredAt: record.lastOccurredAt,
  };
}
