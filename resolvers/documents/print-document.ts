import { mayManageItems } from '../../domain/items/item-policy.js';
import { renderDocument } from '../../domain/documents/render.js';
import { oneTimeNotice, oneTimeNoticeTitle } from '../../domain/documents/one-time-notice.js';
import type { ItemVersion } from '../../domain/items/item.js';
import { globalId } from '../../domain/members/member.js';
import { maySeeAction } from '../../domain/accountability/accountability-policy.js';
import type { IssuedDocument } from '../../domain/documents/document.js';
import { caseScope, type CaseScope, EVERY_CASE } from '../../domain/cases/case-policy.js';
import { readCases } from '../../prisma/cases/case-read.js';
import { readDocuments } from '../../prisma/documents/document-read.js';
import { readItemsById } from '../../prisma/items/item-read.js';
import { ACCOUNTABILITY } from '../../prisma/accountability/accountability.js';
import { readRecords } from '../../prisma/shared/records.js';
import { caseView, type CaseView } from '../cases/case-view.js';
import { showsWhole } from '../cases/shows-whole.js';
import type { HubContext, Services } from '../shared/context.js';
import { issuedView, readableDocument, type DocumentView } from './document-view.js';

const NOTICE = 'notice-';

/** The one-time notice (一次性告知单, M11) of an item version: made from the version, so one for ever; a draft's as it is shown now. */
export function noticeView(item: ItemVersion, { clock }: Pick<Services, 'clock'>): DocumentView {
  return {
    id: globalId('document', item.memberCode, `${NOTICE}${item.catalogueCode}-v${item.version}`),
    kind: 'ONE_TIME_NOTICE',
    number: `${item.code}-v${item.version}`,
    title: oneTimeNoticeTitle(item),
    issuedAt: item.publishedAt ?? clock.now(),
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
  if (item !== null) return item.status === 'DRAFT' && !mayManageItems(caller, item.memberCode) ? null : noticeView(item, services);
  const [document] = await readDocuments(services.database, [id]);
  if (document === undefined) return null;
  if (document.caseId === null) return (await maySeeNotice(document, context)) ? issuedView(document, services) : null;
  const view = await findCase(document.caseId, caseScope(caller), services);
  return view === null ? null : readableDocument(document, await showsWhole(context, view), view.trackingSealed, services);
}

/** A document by a signed link, which carries the right itself. */
export async function findDocumentByLink(id: string, whole: boolean, services: Services): Promise<DocumentView | null> {
  const item = await findNoticeItem(id, services);
  if (item !== null) return noticeView(item, services);
  const [document] = await readDocuments(services.database, [id]);
  if (document === undefined) return null;
  if (document.caseId === null) return issuedView(document, services);
  const view = await findCase(document.caseId, EVERY_CASE, services);
  return view === null ? null : readableDocument(document, whole, view.trackingSealed, services);
}

/** A notice of an accountability action is for who may see the action. */
async function maySeeNotice({ id }: IssuedDocument, { caller, services }: HubContext): Promise<boolean> {
  const [action] = await readRecords(services.database, ACCOUNTABILITY, 'notice_id', [id]);
  return action !== undefined && maySeeAction(caller, action);
}

async function findCase(id: string, scope: CaseScope, { database }: Services): Promise<CaseView | null> {
  const [row] = await readCases(database, scope, 'id', [id]);
  return row === undefined ? null : caseView(row);
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
