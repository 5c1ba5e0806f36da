import { maskApplicant, maskName, maskText } from '../../domain/applicants/mask.js';
import { documentNumber, type DocumentFacts, type IssuedDocument } from '../../domain/documents/document.js';
import { titleOf } from '../../domain/documents/document-title.js';
import type { Services } from '../shared/context.js';

/** A document as resolvers hand it on; its page is printed only when asked for. */
export interface DocumentView {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly title: string;
  readonly issuedAt: string;
  readonly facts: DocumentFacts | null;
  /** Whether the reader sees names and identifiers whole. */
  readonly whole: boolean;
  /** The tracking code, encrypted; printed on the receipt for who sees the case whole. */
  readonly trackingSealed: string | null;
}

/** A document of no case: it names no applicant. */
export function issuedView(document: IssuedDocument, services: Services): DocumentView {
  return readableDocument(document, true, null, services);
}

/** A case's document, with names and identifiers whole or masked. */
export function readableDocument(
  document: IssuedDocument,
  whole: boolean,
  trackingSealed: string | null,
  services: Services,
): DocumentView {
  const { id, memberCode, year, sequence, issuedAt, facts } = document;
  return {
    id,
    kind: facts.kind,
    number: documentNumber(facts.kind, services.registry.getMember(memberCode), year, sequence),
    title: titleOf(facts),
    issuedAt,
    facts: whole ? facts : maskedFacts(facts),
    whole,
    trackingSealed: whole ? trackingSealed : null,
  };
}

function maskedFacts<Facts extends DocumentFacts>(facts: Facts): Facts {
  if (!('applicant' in facts)) return facts;
  const { applicant } = facts;
  const masked = { ...facts, applicant: maskApplicant(applicant) };
  return 'signedBy' in masked ? { ...masked, signedBy: maskName(masked.signedBy), text: maskText(masked.text, applicant) } : masked;
}
