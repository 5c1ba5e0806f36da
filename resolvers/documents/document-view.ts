import { maskIdentifier, maskName, maskPhone } from '../../domain/applicants/mask.js';
import { seesWhole } from '../../domain/cases/case-policy.js';
import { DOCUMENT_TITLES, documentNumber, type DocumentFacts, type IssuedDocument } from '../../domain/documents/document.js';
import type { CaseView } from '../cases/case-view.js';
import type { HubContext, Services } from '../shared/context.js';

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

/** A case's document as its reader may see it. */
export function documentView(document: IssuedDocument, view: CaseView, { caller, services }: HubContext): DocumentView {
  return readableDocument(document, seesWhole(caller, view), view.trackingSealed, services);
}

export function readableDocument(document: IssuedDocument, whole: boolean, trackingSealed: string, services: Services): DocumentView {
  const { id, memberCode, year, sequence, issuedAt, facts } = document;
  return {
    id,
    kind: facts.kind,
    number: documentNumber(services.registry.getMember(memberCode).shortName, year, sequence),
    title: DOCUMENT_TITLES[facts.kind],
    issuedAt,
    facts: whole ? facts : maskedFacts(facts),
    whole,
    trackingSealed: whole ? trackingSealed : null,
  };
}

function maskedFacts<Facts extends DocumentFacts>(facts: Facts): Facts {
  const { name, identifier, phone } = facts.applicant;
  const applicant = {
    ...facts.applicant,
    name: maskName(name),
    identifier: maskIdentifier(identifier),
    phone: maskPhone(phone),
    agentName: null,
  };
  return { ...facts, applicant };
}
