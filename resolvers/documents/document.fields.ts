import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DocumentType } from '../../schema/documents/document.type.js';
import { UrlScalar } from '../../schema/shared/scalars.js';
import type { HubContext } from '../shared/context.js';
import type { DocumentView } from './document-view.js';
import { printDocument } from './print-document.js';

@Resolver(() => DocumentType)
export class DocumentFields {
  @FieldResolver(() => String, { description: 'A printable page.' })
  html(@Root() view: DocumentView, @Ctx() { services }: HubContext): Promise<string> {
    return printDocument(view, services);
  }

  @FieldResolver(() => UrlScalar, {
    description: "Where the same is served as a file, by the gateway's own HTTP server: absolute and signed, good for 15 minutes.",
  })
  url(@Root() { id, whole }: DocumentView, @Ctx() { services }: HubContext): string {
    return services.documentLinks.linkTo(id, whole);
  }
}
