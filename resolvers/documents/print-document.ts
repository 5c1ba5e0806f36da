import { renderDocument } from '../../domain/documents/render.js';
import { oneTimeNotice } from '../../domain/documents/one-time-notice.js';
import type { ItemVersion } from '../../domain/items/item.js';
import { globalId } from '../../domain/members/member.js';
import { DOCUMENT_TITLES } from '../../domain/documents/document.js';
import { caseScope, type CaseScope } from '../../domain/cases/case-policy.js';
import { readCases } from '../../prisma/cases/case-read.js';
import { readDocuments } from '../../prisma/documents/document-read.js';
import { readItemsById } from '../../prisma/items/item-read.js';
import { caseView } from '../cases/case-view.js';
import type { HubContext, Services } from '../shared/context.js';
import { documentView, readableDocument, type DocumentView } from './document-view.js';

const NOTICE = 'notice-';

/** The one-time notice (一次性告知单, M11) of an item version: made from the version, so one for ever. */
export function noticeView(item: ItemVersion): DocumentView {
  return {
    id: globalId('document', item.memberCode, `${NOTICE}${item.catalogueCode}-v${item.version}`),
    kind: 'ONE_TIME_NOTICE',
    number: `${item.code}-v${item.version}`,
    title: `${item.name}${DOCUMENT_TITLES.ONE_TIME_NOTICE}`,
    issuedAt: item.publishedAt ?? '1970-01-01T00:00:00.000Z',
    facts: null,
    whole: true,
    trackingSealed: null,
  };
}

/** The printable page of a document. */
export async function printDocument(view: DocumentView, services: Services): Promise<string> {
  if (view.facts === null) {
    const item = await findNoticeItem(view.id, services);
    if (item === null) throw new Error(`document ${view.id} has no item`);
    return printNotice(item, services);
  }
  const trackingCode = view.trackingSealed === null ? null : services.trackingCodes.open(view.trackingSealed);
  return renderDocument({ facts: view.facts, number: view.number, issuedAt: view.issuedAt }, { trackingCode });
}

/** A document that the caller may see; null where there is none, or the caller may not. */
export async function findDocument(id: string, context: HubContext): Promise<DocumentView | null> {
  const { services, caller } = context;
  const item = await findNoticeItem(id, services);
  if (item !== null) return item.status === 'DRAFT' ? null : noticeView(item);
  const found = await findOfCase(id, caseScope(caller), services);
  return found === null ? null : documentView(found.document, found.view, context);
}

/** A document by a signed link, which carries the right itself. */
export async function findDocumentByLink(id: string, whole: boolean, services: Services): Promise<DocumentView | null> {
  const item = await findNoticeItem(id, services);
  if (item !== null) return noticeView(item);
  const found = await findOfCase(id, { all: true, member: null, applicant: null }, services);
  return found === null ? null : readableDocument(found.document, whole, found.view.trackingSealed, services);
}

async function findOfCase(id: string, scope: CaseScope, { database }: Services) {
  const [document] = await readDocuments(database, [id]);
  if (document === undefined) return null;
  const [row] = await readCases(database, scope, 'id', [document.caseId]);
  return row === undefined ? null : { document, view: caseView(row) };
}

async function findNoticeItem(id: string, { database }: Services): Promise<ItemVersion | null> {
  const [, memberCode = '', unique = ''] = id.split('_');
  if (!unique.startsWith(NOTICE)) return null;
  const [item] = await readItemsById(database, [globalId('item', memberCode, unique.slice(NOTICE.length))]);
  return item ?? null;
}

async function printNotice(item: ItemVersion, { database, registry }: Services): Promise<string> {
  const centers = await database.prisma.center.findMany({
    where: { memberCode: item.memberCode, level: { not: 'TOWNSHIP' } },
    orderBy: { id: 'asc' },
  });
  return oneTimeNotice(item, registry.getMember(item.memberCode), centers);
}
