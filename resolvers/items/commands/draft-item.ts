import { z } from 'zod';
import { cancelledMaterials } from '../../../domain/items/cancelled-materials.js';
import { judgeDraft } from '../../../domain/items/judge-item.js';
import type { ItemContent, ItemVersion } from '../../../domain/items/item.js';
import { globalId } from '../../../domain/members/member.js';
import { grant, refuse } from '../../../domain/shared/refusal.js';
import type { DraftItemInput } from '../../../schema/items/item-mutations.operation.js';
import { gap, idempotencyKey, memberCode, optional, readInput, text } from '../../shared/bounds.js';
import type { HubContext } from '../../shared/context.js';
import { badInput } from '../../shared/errors.js';
import { changeItem, type ItemAnswer } from './change-item.js';

const limit = z.object({
  count: z.number().int().min(0, '不得为负 / must not be negative').max(1_000),
  unit: z.enum(['WORKING_DAY', 'CALENDAR_DAY', 'MONTH']),
});
const basis = z.object({ title: gap(200), article: gap(200), url: optional(z.string()) });
const url = optional(z.string().max(2_000));

const bounds = z.object({
  member: memberCode,
  catalogueCode: z.string().regex(/^[A-Z]{2}\d{3,10}$/, '须形如 XK00103 / must look like XK00103'),
  name: text(200),
  kind: z.enum(['LICENCE', 'PRELIMINARY_REVIEW', 'FILING', 'REGISTRATION', 'ANNUAL_INSPECTION']),
  handling: z.enum(['INSTANT', 'PROMISED']),
  statutoryLimit: limit,
  promisedLimit: limit,
  maxExtension: limit,
  legalBases: z.array(basis).max(50),
  conditions: z.array(text(1_000)).max(50),
  materials: z
    .array(
      z.object({
        code: text(64),
        name: text(200),
        role: z.enum(['MAIN', 'NON_MAIN']),
        deferral: z.enum(['NONE', 'BEFORE_DECISION', 'AFTER_DECISION']),
        legalBasis: optional(basis),
        howToObtain: gap(2_000),
        prerequisites: z.array(text(500)).max(20),
        formUrl: url,
        sampleUrl: url,
        proves: gap(500),
        copies: z.number().int().min(1).max(100),
      }),
    )
    .max(100),
  specialProcedures: z
    .array(
      z.object({
        kind: z.custom<ItemContent['specialProcedures'][number]['kind']>(),
        legalBasis: optional(basis),
        maxDays: z.number().int().min(1).max(3_650),
        mandatory: z.boolean(),
      }),
    )
    .max(11),
  fees: z.array(z.object({ name: text(200), standard: text(500), legalBasis: optional(basis) })).max(20),
  reviewStandard: gap(5_000),
  procedure: z.array(text(1_000)).max(50),
  consolidation: z.enum(['CONSOLIDATED', 'PARTIAL', 'NOT_CONSOLIDATED']),
  entersCenter: z.boolean(),
  exemptionReason: optional(gap(1_000)),
  acceptsAppointments: z.boolean(),
  acceptsOnSiteService: z.boolean(),
  idempotencyKey,
});

/**
 * A new item, or the next version of the one with this code; an open draft is drafted anew as the next version.
 * Refuses INVALID_INPUT, PROMISE_EXCEEDS_STATUTORY (M19), MATERIAL_CANCELLED (M16), all findings at once.
 */
export async function draftItem(context: HubContext, raw: DraftItemInput): Promise<ItemAnswer> {
  const input = readInput(bounds, raw);
  const { member, catalogueCode, idempotencyKey: _key, ...content } = input;
  if (context.services.registry.findMember(member) === null) throw badInput('未知成员单位 / unknown member', ['input', 'member']);
  const code = `${member}-${catalogueCode}`;
  return changeItem(
    context,
    {
      operation: 'DRAFT_ITEM',
      memberCode: member,
      code,
      decide: (versions) => {
        const findings = judgeDraft(content, cancelledMaterials(versions));
        if (findings.length > 0) return refuse(...findings);
        const version = Math.max(0, ...versions.map((earlier) => earlier.version)) + 1;
        const item: ItemVersion = {
          ...content,
          id: globalId('item', member, `${catalogueCode}-v${version}`),
          code,
          catalogueCode,
          memberCode: member,
          version,
          status: 'DRAFT',
          publishedAt: null,
        };
        return grant({ item, retires: null, retirementReason: null, from: null });
      },
    },
    input,
  );
}
