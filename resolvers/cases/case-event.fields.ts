import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { CaseEventType } from '../../schema/cases/case-event.type.js';
import { CaseType } from '../../schema/cases/case.type.js';
import { DocumentType } from '../../schema/documents/document.type.js';
import { readableDocument, type DocumentView } from '../documents/document-view.js';
import type { HubContext } from '../shared/context.js';
import { forbidden } from '../shared/errors.js';
import type { EventView } from './event-view.js';
import type { CaseView } from './case-view.js';
import { showsWhole } from './shows-whole.js';
import { trackedOutline } from './track-case.js';
import { feedCursor } from '../feeds/feed-cursor.js';

@Resolver(() => CaseEventType)
export class CaseEventFields {
  @FieldResolver(() => String, { description: 'Give it as `after` to read or subscribe on from here.' })
  async cursor(@Root() { position }: EventView, @Ctx() { services }: HubContext): Promise<string> {
    await services.feed.settled(position);
    return feedCursor(position);
  }

  @FieldResolver(() => CaseType)
  async case(@Root() { caseId, isTracked }: EventView, @Ctx() context: HubContext): Promise<CaseView> {
    const view = (await context.loaders.case.load(caseId)) ?? (isTracked ? await trackedOutline(context, caseId) : null);
    if (view === null) throw forbidden();
    return view;
  }

  @FieldResolver(() => DocumentType, { nullable: true })
  async document(@Root() { documentId, caseId }: EventView, @Ctx() context: HubContext): Promise<DocumentView | null> {
    if (documentId === null) return null;
    const [document, view] = await Promise.all([context.loaders.document.load(documentId), context.loaders.case.load(caseId)]);
    if (document === null || view === null) return null;
    return readableDocument(document, await showsWhole(context, view), view.trackingSealed, context.services);
  }
}
