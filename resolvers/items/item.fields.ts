import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  PAUSING_PROCEDURES,
  type Fee,
  type ItemVersion,
  type LegalBasis,
  type Material,
  type SpecialProcedure,
} from '../../domain/items/item.js';
import { windowAuthorizationOf } from '../../domain/items/window-authorization.js';
import type { Member } from '../../domain/members/member.js';
import { DocumentType } from '../../schema/documents/document.type.js';
import {
  FeeType,
  ItemType,
  LegalBasisType,
  MaterialType,
  SpecialProcedureType,
  WindowAuthorization,
} from '../../schema/items/item.type.js';
import { MemberType } from '../../schema/members/member.type.js';
import type { DocumentView } from '../documents/document-view.js';
import { noticeView } from '../documents/print-document.js';
import type { HubContext } from '../shared/context.js';

const NO_BASIS: LegalBasis = { title: '', article: '', url: null };

@Resolver(() => ItemType)
export class ItemFields {
  @FieldResolver(() => MemberType)
  member(@Root() { memberCode }: ItemVersion, @Ctx() { services }: HubContext): Member {
    return services.registry.getMember(memberCode);
  }

  @FieldResolver(() => WindowAuthorization, {
    description: 'Derived (M6): FULL where no special procedure stands and materials are simple; else ORGANISED_REVIEW.',
  })
  windowAuthorization(@Root() item: ItemVersion) {
    return windowAuthorizationOf(item);
  }

  @FieldResolver(() => [SpecialProcedureType])
  specialProcedures(@Root() { specialProcedures }: ItemVersion): readonly SpecialProcedure[] {
    return specialProcedures;
  }

  @FieldResolver(() => [FeeType])
  fees(@Root() { fees }: ItemVersion): readonly Fee[] {
    return fees;
  }

  @FieldResolver(() => DocumentType, {
    description: 'The one-time notice (一次性告知单, M11): everything that an applicant must bring and know, as a unified document.',
  })
  oneTimeNotice(@Root() item: ItemVersion, @Ctx() { services }: HubContext): DocumentView {
    return noticeView(item, services);
  }

  @FieldResolver(() => [ItemType], { description: 'Every version that the caller may see, oldest first.' })
  versions(@Root() { code }: ItemVersion, @Ctx() { loaders }: HubContext): Promise<readonly ItemVersion[]> {
    return loaders.versionsOfItem.load(code);
  }
}

@Resolver(() => MaterialType)
export class MaterialFields {
  @FieldResolver(() => LegalBasisType, { description: "A draft's missing basis reads as one with empty texts." })
  legalBasis(@Root() { legalBasis }: Material): LegalBasis {
    return legalBasis ?? NO_BASIS;
  }
}

@Resolver(() => SpecialProcedureType)
export class SpecialProcedureFields {
  @FieldResolver(() => LegalBasisType)
  legalBasis(@Root() { legalBasis }: SpecialProcedure): LegalBasis {
    return legalBasis ?? NO_BASIS;
  }

  @FieldResolver(() => Boolean, { description: 'True for the eight kinds of AL 45, the first eight; the others never stop the clock.' })
  pausesClock(@Root() { kind }: SpecialProcedure): boolean {
    return PAUSING_PROCEDURES.has(kind);
  }
}

@Resolver(() => FeeType)
export class FeeFields {
  @FieldResolver(() => LegalBasisType)
  legalBasis(@Root() { legalBasis }: Fee): LegalBasis {
    return legalBasis ?? NO_BASIS;
  }
}
