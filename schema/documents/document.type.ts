import { Field, ObjectType } from 'type-graphql';
import { DOCUMENT_KINDS } from '../../domain/documents/document.js';
import { enumOf } from '../shared/enum.js';
import { NodeType } from '../shared/node.type.js';
import { DateTimeScalar } from '../shared/scalars.js';

export const DocumentKind = enumOf('DocumentKind', DOCUMENT_KINDS, 'Kind of a unified document (统一文书种类).');

@ObjectType('Document', { implements: NodeType, simpleResolvers: true, description: 'A unified document (统一文书, M18).' })
export class DocumentType extends NodeType {
  @Field(() => DocumentKind)
  readonly kind!: string;

  @Field()
  readonly number!: string;

  @Field()
  readonly title!: string;

  @Field(() => DateTimeScalar)
  readonly issuedAt!: string;
}
