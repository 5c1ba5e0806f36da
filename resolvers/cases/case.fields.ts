import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { maskIdentifier, maskName, maskPhone } from '../../domain/applicants/mask.js';
import { availableSteps, seesWhole } from '../../domain/cases/case-policy.js';
import type { CaseMaterial, CaseStep } from '../../domain/cases/case.js';
import type { Material } from '../../domain/items/item.js';
import { countCaseEvents, readCaseEvents } from '../../prisma/cases/event-read.js';
import { CaseClockType } from '../../schema/cases/case-clock.type.js';
import { AuditProofType, CaseEventConnection, CaseEventType } from '../../schema/cases/case-event.type.js';
import { ApplicantType, CaseMaterialType, CaseStepEnum, CaseType, DecisionType, OpinionType } from '../../schema/cases/case.type.js';
import { DocumentType } from '../../schema/documents/document.type.js';
import { ItemType, MaterialType } from '../../schema/items/item.type.js';
import { MemberType } from '../../schema/members/member.type.js';
import type { Page } from '../../schema/shared/page-info.type.js';
import { StaffType } from '../../schema/staff/staff.type.js';
import { documentView, type DocumentView } from '../documents/document-view.js';
import type { HubContext } from '../shared/context.js';
import { pageOf, pageSize } from '../shared/page.js';
import { clockOf, eventView, type CaseView, type EventView } from './case-view.js';
import { feedCursor, feedPosition } from './feed-cursor.js';
import { firstBroken, GENESIS } from './hash-chain.js';

const WHOLE_HISTORY = 100_000;

@Resolver(() => CaseType)
export class CaseFields {
  @FieldResolver(() => MemberType)
  member(@Root() { memberCode }: CaseView, @Ctx() { services }: HubContext) {
    return services.registry.getMember(memberCode);
  }

  @FieldResolver(() => ItemType)
  item(@Root() { itemVersionId }: CaseView, @Ctx() { loaders }: HubContext) {
    return loaders.item.load(itemVersionId);
  }

  @FieldResolver(() => ApplicantType)
  applicant(@Root() view: CaseView, @Ctx() { caller }: HubContext): ApplicantType {
    if (seesWhole(caller, view)) return view.applicant;
    const { name, identifier, phone } = view.applicant;
    return { ...view.applicant, name: maskName(name), identifier: maskIdentifier(identifier), phone: maskPhone(phone), agentName: null };
  }

  @FieldResolver(() => StaffType, {
    nullable: true,
    description: 'Who first received the applicant, and answers to the end (首问负责, M10).',
  })
  firstResponder(@Root() { firstResponder }: CaseView, @Ctx() { loaders }: HubContext) {
    return firstResponder === null ? null : loaders.staff.load(firstResponder);
  }

  @FieldResolver(() => [CaseMaterialType])
  async materials(@Root() view: CaseView, @Ctx() { loaders }: HubContext): Promise<(CaseMaterial & { readonly material: Material })[]> {
    const item = await loaders.item.load(view.itemVersionId);
    const byCode = new Map(item?.materials.map((material) => [material.code, material]));
    return view.materials.flatMap((material) => {
      const described = byCode.get(material.code);
      return described === undefined ? [] : [{ ...material, material: described }];
    });
  }

  @FieldResolver(() => CaseClockType)
  async clock(@Root() view: CaseView, @Ctx() { loaders, services }: HubContext): Promise<CaseClockType> {
    const item = await loaders.item.load(view.itemVersionId);
    if (item === null) throw new Error(`item version ${view.itemVersionId} does not exist`);
    return clockOf(view, item, services);
  }

  @FieldResolver(() => [DocumentType])
  async documents(@Root() view: CaseView, @Ctx() context: HubContext): Promise<DocumentView[]> {
    const documents = await context.loaders.documentsOfCase.load(view.id);
    return documents.map((document) => documentView(document, view, context));
  }

  @FieldResolver(() => CaseEventConnection, { description: 'Oldest first.' })
  async events(
    @Root() { id }: CaseView,
    @Ctx() { services }: HubContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Page<EventView>> {
    const size = pageSize(first ?? 50);
    const rows = await readCaseEvents(services.database, id, feedPosition(after), size + 1);
    const page = pageOf(rows, {
      first: size,
      after,
      cursorOf: (row) => feedCursor(row.position),
      nodeOf: eventView,
      count: () => countCaseEvents(services.database, id),
    });
    const last = page.nodes.at(-1);
    if (last !== undefined) await services.feed.settled(last.position);
    return page;
  }

  @FieldResolver(() => [CaseEventType], { description: 'The last events, oldest first.' })
  async recentEvents(
    @Root() { id }: CaseView,
    @Ctx() { loaders }: HubContext,
    @Arg('last', () => Int, { nullable: true, defaultValue: 5 }) last: number | null,
  ): Promise<EventView[]> {
    return (await loaders.recentEvents(pageSize(last ?? 5)).load(id)).map(eventView);
  }

  @FieldResolver(() => AuditProofType)
  async audit(@Root() { id, head }: CaseView, @Ctx() { services }: HubContext) {
    const rows = await readCaseEvents(services.database, id, null, WHOLE_HISTORY);
    const broken = firstBroken(rows);
    const end = rows.at(-1)?.hash ?? GENESIS;
    return {
      events: rows.length,
      head: end,
      intact: broken === null && end === head,
      firstBrokenEvent: broken === null ? null : eventView(broken),
    };
  }

  @FieldResolver(() => [CaseStepEnum], { description: "The steps that the state of the case and the caller's rights allow now." })
  availableSteps(@Root() view: CaseView, @Ctx() { caller }: HubContext): CaseStep[] {
    return availableSteps(caller, view);
  }
}

@Resolver(() => CaseMaterialType)
export class CaseMaterialFields {
  @FieldResolver(() => MaterialType)
  material(@Root() { material }: { readonly material: Material }): Material {
    return material;
  }
}

@Resolver(() => OpinionType)
export class OpinionFields {
  @FieldResolver(() => StaffType)
  by(@Root() { by }: OpinionType, @Ctx() { loaders }: HubContext) {
    return loaders.staff.load(by);
  }
}

@Resolver(() => DecisionType)
export class DecisionFields {
  @FieldResolver(() => StaffType)
  by(@Root() { by }: DecisionType, @Ctx() { loaders }: HubContext) {
    return loaders.staff.load(by);
  }
}
