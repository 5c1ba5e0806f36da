import { z } from 'zod';
import { cancelledMaterials } from '../../../domain/items/cancelled-materials.js';
import { judgePublication, judgeSuccession } from '../../../domain/items/judge-item.js';
import { ownerOf } from '../../../domain/members/owner-of.js';
import { grant, refuse } from '../../../domain/shared/refusal.js';
import type { PublishItemInput, RetireItemInput } from '../../../schema/items/item-mutations.operation.js';
import { idempotencyKey, readInput, text } from '../../shared/bounds.js';
import type { HubContext } from '../../shared/context.js';
import { changeItem, type ItemAnswer } from './change-item.js';

const itemCode = text(64);
const publishBounds = z.object({ code: itemCode, version: z.number().int().min(1), idempotencyKey });
const retireBounds = z.object({ code: itemCode, reason: text(1_000), idempotencyKey });

/**
 * Publishes a draft whole (M24) and retires the version published before; open cases keep theirs.
 * Refuses NOT_FOUND, ILLEGAL_TRANSITION (no draft, or older than one published), and every finding of measures 16, 17, 19, 22 and 23 at once.
 */
export async function publishItem(context: HubContext, raw: PublishItemInput): Promise<ItemAnswer> {
  const input = readInput(publishBounds, raw);
  return changeItem(
    context,
    {
      operation: 'PUBLISH_ITEM',
      memberCode: ownerOf(input.code) ?? '',
      code: input.code,
      decide: (versions) => {
        const draft = versions.find((version) => version.version === input.version);
        if (draft === undefined) return refuse({ code: 'NOT_FOUND', path: ['input', 'version'], basis: null });
        if (draft.status !== 'DRAFT') return refuse(notInState(draft.status, ['input', 'version']));
        const outOfDate = judgeSuccession(draft, versions);
        if (outOfDate.length > 0) return refuse(...outOfDate);
        const verdict = judgePublication(draft, cancelledMaterials(versions));
        if (!verdict.granted) return verdict;
        const published = versions.find((version) => version.status === 'PUBLISHED');
        const item = { ...verdict.value, publishedAt: context.services.clock.now() };
        return grant({ item, retires: published?.id ?? null, retirementReason: null, from: 'DRAFT' as const });
      },
    },
    input,
  );
}

/** Ends a published item with a reason; no new case is received for it. Refuses NOT_FOUND, ILLEGAL_TRANSITION. */
export async function retireItem(context: HubContext, raw: RetireItemInput): Promise<ItemAnswer> {
  const input = readInput(retireBounds, raw);
  return changeItem(
    context,
    {
      operation: 'RETIRE_ITEM',
      memberCode: ownerOf(input.code) ?? '',
      code: input.code,
      decide: (versions) => {
        const published = versions.find((version) => version.status === 'PUBLISHED');
        const latest = versions.at(-1);
        if (latest === undefined) return refuse({ code: 'NOT_FOUND', path: ['input', 'code'], basis: null });
        if (published === undefined) return refuse(notInState(latest.status, ['input', 'code']));
        return grant({
          item: { ...published, status: 'RETIRED' as const },
          retires: null,
          retirementReason: input.reason,
          from: 'PUBLISHED' as const,
        });
      },
    },
    input,
  );
}

function notInState(status: string, path: readonly string[]) {
  return { code: 'ILLEGAL_TRANSITION', reason: 'item', path, basis: '通知第24条', facts: { status } } as const;
}
