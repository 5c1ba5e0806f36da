import type { Instant } from '../shared/time.js';
import { acceptanceNotice } from './acceptance-notice.js';
import { accountabilityNotice } from './accountability-notice.js';
import { commitment } from './commitment.js';
import { correctionNotice } from './correction-notice.js';
import { decision } from './decision.js';
import { deliveryReceipt } from './delivery-receipt.js';
import { APPROVAL_OFFICE, type DocumentFacts } from './document.js';
import { titleOf } from './document-title.js';
import type { Markup } from './escape-html.js';
import { extensionNotice } from './extension-notice.js';
import { nonAcceptanceNotice } from './non-acceptance-notice.js';
import type { PageLayout } from './page-style.js';
import { printedPage } from './page.js';
import { procedureNotice } from './procedure-notice.js';
import { receipt } from './receipt.js';

/** A document as it is printed. */
export interface PrintedDocument {
  readonly facts: DocumentFacts;
  readonly number: string;
  /** The day beside the seal. */
  readonly issuedAt: Instant;
}

const LAYOUTS: Readonly<Record<DocumentFacts['kind'], PageLayout>> = {
  RECEIPT: 'FORM',
  CORRECTION_NOTICE: 'LETTER',
  ACCEPTANCE_NOTICE: 'LETTER',
  NON_ACCEPTANCE_NOTICE: 'LETTER',
  COMMITMENT: 'FORM',
  PROCEDURE_NOTICE: 'LETTER',
  EXTENSION_NOTICE: 'LETTER',
  APPROVAL_DECISION: 'LETTER',
  REJECTION_DECISION: 'LETTER',
  DELIVERY_RECEIPT: 'FORM',
  ACCOUNTABILITY_NOTICE: 'LETTER',
};

/** The printable page of an issued document (统一文书, M18); the receipt prints the tracking code (查询码) where it is given. */
export function renderDocument({ facts, number, issuedAt }: PrintedDocument, options: { readonly trackingCode: string | null }): string {
  return printedPage({
    title: titleOf(facts),
    number,
    layout: LAYOUTS[facts.kind],
    body: bodyOf(facts, options.trackingCode),
    organ: facts.kind === 'ACCOUNTABILITY_NOTICE' ? APPROVAL_OFFICE : facts.memberName,
    issuedAt,
  });
}

function bodyOf(facts: DocumentFacts, trackingCode: string | null): Markup {
  switch (facts.kind) {
    case 'RECEIPT':
      return receipt(facts, trackingCode);
    case 'CORRECTION_NOTICE':
      return correctionNotice(facts);
    case 'ACCEPTANCE_NOTICE':
      return acceptanceNotice(facts);
    case 'NON_ACCEPTANCE_NOTICE':
      return nonAcceptanceNotice(facts);
    case 'COMMITMENT':
      return commitment(facts);
    case 'PROCEDURE_NOTICE':
      return procedureNotice(facts);
    case 'EXTENSION_NOTICE':
      return extensionNotice(facts);
    case 'APPROVAL_DECISION':
    case 'REJECTION_DECISION':
      return decision(facts);
    case 'DELIVERY_RECEIPT':
      return deliveryReceipt(facts);
    case 'ACCOUNTABILITY_NOTICE':
      return accountabilityNotice(facts);
  }
}
