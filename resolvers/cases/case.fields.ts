import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import { maskApplicant, maskName, maskText } from '../../domain/applicants/mask.js';
import type { Appointment } from '../../domain/appointments/appointment.js';
import { offeredSteps, signsAlone } from '../../domain/cases/case-policy.js';
import type { CaseMaterial, CaseStep } from '../../domain/cases/case.js';
import type { Material } from '../../domain/items/item.js';
import { memberOf } from '../../domain/members/member.js';
import type { JointCase } from '../../domain/joint-cases/joint-case.js';
import { covers } from '../../domain/shared/scope.js';
import { maySeeAlerts } from '../../domain/supervision/alert-policy.js';
import { visitScope } from '../../domain/visits/visit-policy.js';
import type { Visit } from '../../domain/visits/visit.js';
import type { AlertRow } from '../../prisma/supervision/alert-read.js';
import { AppointmentType } from '../../schema/appointments/appointment.type.js';
import { CaseClockType } from '../../schema/cases/case-clock.type.js';
import { AuditProofType, CaseEventConnection, CaseEventType } from '../../schema/cases/case-event.type.js';
import {
  ApplicantType,
  CaseMaterialType,
  CaseStepEnum,
  CaseType,
  CommitmentType,
  CorrectionType,
  EvaluationType,
} from '../../schema/cases/case.type.js';
import { DocumentType } from '../../schema/documents/document.type.js';
import { ItemType } from '../../schema/items/item.type.js';
import { JointCaseType } from '../../schema/joint-cases/joint-case.type.js';
import { MemberType } from '../../schema/members/member.type.js';
import type { Page } from '../../schema/shared/page-info.type.js';
import { AlertType } from '../../schema/supervision/alert.type.js';
import { StaffType } from '../../schema/staff/staff.type.js';
import { VisitType } from '../../schema/visits/visit.type.js';
import { readableDocument, type DocumentView } from '../documents/document-view.js';
import type { HubContext } from '../shared/context.js';
import type { Loaders } from '../shared/loaders.js';
import { pageOf, pageSize, PAGE_SIZE_MAX } from '../shared/page.js';
import { auditProof } from './audit-proof.js';
import type { EvaluationView } from './case-parts.fields.js';
import { showsWhole } from './shows-whole.js';
import { clockOf, type BriefCaseView, type CaseView } from './case-view.js';
import type { EventLine } from '../../prisma/cases/case-row.js';
import { eventView, eventViews, viewsOfCase, type EventView, type PartialEventView } from './event-view.js';
import { feedCursor, feedPosition } from '../feeds/feed-cursor.js';
import { askedParts } from './recent-events.js';

@Resolver(() => CaseType)
export class CaseFields {
  @FieldResolver(() => MemberType)
  member(@Root() { memberCode }: BriefCaseView, @Ctx() { services }: HubContext) {
    return services.registry.getMember(memberCode);
  }

  @FieldResolver(() => ItemType)
  item(@Root() { itemVersionId }: BriefCaseView, @Ctx() { services, loaders }: HubContext) {
    return services.items.atHand(itemVersionId) ?? loaders.item.load(itemVersionId);
  }

  @FieldResolver(() => ApplicantType)
  async applicant(@Root() view: CaseView, @Ctx() context: HubContext): Promise<ApplicantType> {
    return (await showsWhole(context, view)) ? view.applicant : maskApplicant(view.applicant);
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

  @FieldResolver(() => CommitmentType, {
    nullable: true,
    description: 'The written commitment behind a deferred acceptance (承诺书, M15).',
  })
  async commitment(@Root() view: CaseView, @Ctx() context: HubContext) {
    const { commitment, itemVersionId, applicant } = view;
    if (commitment === null) return null;
    const materials = await materialsOf(context.loaders, itemVersionId, commitment.materials);
    if (await showsWhole(context, view)) return { ...commitment, materials };
    return { ...commitment, signedBy: maskName(commitment.signedBy), text: maskText(commitment.text, applicant), materials };
  }

  @FieldResolver(() => CorrectionType, { nullable: true })
  async correction(@Root() { correction, itemVersionId }: CaseView, @Ctx() { loaders }: HubContext) {
    if (correction === null) return null;
    const described = await materialsOf(
      loaders,
      itemVersionId,
      correction.entries.map((entry) => entry.material),
    );
    return { ...correction, entries: correction.entries.map((entry, index) => ({ ...entry, material: described[index] })) };
  }

  @FieldResolver(() => EvaluationType, { nullable: true })
  evaluation(@Root() { evaluation, id }: CaseView): EvaluationView | null {
    return evaluation === null ? null : { ...evaluation, caseId: id };
  }

  @FieldResolver(() => JointCaseType, { nullable: true, description: 'The joint case (合并审批, M27) that it is a part of.' })
  jointCase(
    @Root() { joint }: CaseView,
    @Ctx() { loaders, services }: HubContext,
  ): Promise<JointCase | null> | { readonly id: string } | null {
    if (joint === null) return null;
    // Whoever sees a part may see the whole: where its lead's data is elsewhere, the id leads there.
    return services.registry.holds(memberOf(joint.id)) ? loaders.jointCase.load(joint.id) : { id: joint.id };
  }

  @FieldResolver(() => [VisitType], { description: 'Visits for this case, earliest first; for officers and supervisors.' })
  async visits(@Root() { id, memberCode }: CaseView, @Ctx() { caller, loaders }: HubContext): Promise<readonly Visit[]> {
    return covers(visitScope(caller), memberCode) ? loaders.visitsOfCase.load(id) : [];
  }

  @FieldResolver(() => AppointmentType, { nullable: true, description: 'The appointment with which the applicant came (M25).' })
  async appointment(@Root() { appointmentId }: CaseView, @Ctx() { loaders }: HubContext): Promise<Appointment | null> {
    return appointmentId === null ? null : loaders.appointment.load(appointmentId);
  }

  @FieldResolver(() => [AlertType], { description: 'What electronic supervision told of it, oldest first; for officers and supervisors.' })
  async alerts(@Root() { id, memberCode }: CaseView, @Ctx() { caller, loaders }: HubContext): Promise<readonly AlertRow[]> {
    return maySeeAlerts(caller, memberCode) ? loaders.alertsOfCase.load(id) : [];
  }

  @FieldResolver(() => CaseClockType)
  async clock(@Root() view: CaseView, @Ctx() { loaders, services }: HubContext): Promise<CaseClockType> {
    const item = await loaders.item.load(view.itemVersionId);
    if (item === null) throw new Error(`item version ${view.itemVersionId} does not exist`);
    return clockOf(view.counted, item, services);
  }

  @FieldResolver(() => [DocumentType])
  async documents(@Root() view: CaseView, @Ctx() context: HubContext): Promise<DocumentView[]> {
    if (view.isOutline) return [];
    const [documents, whole] = await Promise.all([context.loaders.documentsOfCase.load(view.id), showsWhole(context, view)]);
    return documents.map((document) => readableDocument(document, whole, view.trackingSealed, context.services));
  }

  @FieldResolver(() => CaseEventConnection, { description: 'Oldest first.' })
  async events(
    @Root() { id, isOutline }: BriefCaseView,
    @Ctx() context: HubContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Page<EventView>> {
    const size = pageSize(first ?? 50);
    const { services, loaders } = context;
    const rows = isOutline ? [] : await loaders.eventsOfCase({ after: feedPosition(after), limit: size + 1 }).load(id);
    const page = pageOf(await eventViews(context, rows), {
      first: size,
      after,
      cursorOf: ({ position }) => feedCursor(position),
      nodeOf: (view) => view,
      count: () => (isOutline ? Promise.resolve(0) : loaders.eventCount.load(id)),
    });
    const last = page.nodes.at(-1);
    if (last !== undefined) await services.feed.settled(last.position);
    return page;
  }

  @FieldResolver(() => [CaseEventType], { description: 'The last events, oldest first.' })
  recentEvents(
    @Root() { id, isOutline, recent }: BriefCaseView,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('last', () => Int, { nullable: true, defaultValue: 5 }) last: number | null,
  ): PartialEventView[] | Promise<PartialEventView[]> {
    const size = pageSize(last ?? 5, PAGE_SIZE_MAX, 'last');
    if (isOutline) return [];
    if (recent !== null) return viewsOfCase(context, id, JSON.parse(recent) as Partial<EventLine>[]);
    const lines = context.loaders.recentEvents({ last: size, parts: askedParts(info) }).load(id);
    return lines.then((read) => viewsOfCase(context, id, read));
  }

  @FieldResolver(() => AuditProofType)
  async audit(@Root() { id, isOutline }: CaseView, @Ctx() context: HubContext) {
    const { firstBroken, ...proof } = await auditProof(context.services.database, id);
    return { ...proof, firstBrokenEvent: firstBroken === null || isOutline ? null : await eventView(context, firstBroken) };
  }

  @FieldResolver(() => [CaseStepEnum], { description: "The steps that the state of the case and the caller's rights allow now." })
  async availableSteps(@Root() view: CaseView, @Ctx() { caller, loaders }: HubContext): Promise<CaseStep[]> {
    if (view.isOutline) return [];
    const own = caller.staff !== null && signsAlone(caller, view.memberCode) ? await loaders.staff.load(caller.staff) : null;
    return offeredSteps(caller, view, own);
  }
}

/** The materials of an item version with these codes, in the order of the codes. */
async function materialsOf({ item }: Loaders, itemVersionId: string, codes: readonly string[]): Promise<readonly Material[]> {
  const version = await item.load(itemVersionId);
  const byCode = new Map(version?.materials.map((material) => [material.code, material]));
  return codes.flatMap((code) => byCode.get(code) ?? []);
}
