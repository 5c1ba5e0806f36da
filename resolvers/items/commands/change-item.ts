import { mayManageItems } from '../../../domain/items/item-policy.js';
import type { ItemVersion } from '../../../domain/items/item.js';
import type { Refusal, Verdict } from '../../../domain/shared/refusal.js';
import { isUniqueViolation } from '../../../prisma/database.js';
import { readItemsById, readItemVersions } from '../../../prisma/items/item-read.js';
import { writeItemChange, type ItemChange } from '../../../prisma/items/item-write.js';
import { readMark } from '../../../prisma/shared/mark-read.js';
import type { HubContext } from '../../shared/context.js';
import { forbidden, requireRole } from '../../shared/errors.js';
import { judgeMark, markOf } from '../../shared/idempotency.js';
import { userErrors } from '../../shared/messages.js';

export interface ItemAnswer {
  readonly item: ItemVersion | null;
  readonly userErrors: ReturnType<typeof userErrors>;
}

/** A change to the catalogue: which item, and what its versions so far allow. */
export interface ItemCommand {
  readonly operation: 'DRAFT_ITEM' | 'PUBLISH_ITEM' | 'RETIRE_ITEM';
  readonly memberCode: string;
  readonly code: string;
  readonly decide: (versions: readonly ItemVersion[]) => Verdict<Omit<ItemChange, 'mark' | 'now'>>;
}

const TRIES = 10;

/** Changes an item by its member's own system or the hub's administrator; judged again where another change came first. */
export async function changeItem(
  context: HubContext,
  command: ItemCommand,
  input: { readonly idempotencyKey: string | null },
): Promise<ItemAnswer> {
  const { caller, services } = context;
  requireRole(caller, 'MEMBER_SYSTEM', 'HUB_ADMIN');
  if (!mayManageItems(caller, command.memberCode)) throw forbidden();
  const mark = markOf(caller, command.operation, input);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const known = mark === null ? null : await readMark(services.database, mark);
    if (mark !== null && known !== null) {
      const reused = judgeMark(known, mark);
      if (reused.length > 0) return refused(context, reused);
      const [item] = await readItemsById(services.database, [known.recordId]);
      return { item: item ?? null, userErrors: [] };
    }
    const versions = await readItemVersions(services.database, { all: true, member: null }, [command.code]);
    const verdict = command.decide(versions);
    if (!verdict.granted) return refused(context, verdict.refusals);
    const change = { ...verdict.value, mark, now: services.clock.now() };
    if (await write(context, change)) return { item: change.item, userErrors: [] };
  }
  throw new Error(`item ${command.code} changed ${TRIES} times while one change was judged`);
}

async function write({ services }: HubContext, change: ItemChange): Promise<boolean> {
  try {
    if (!(await writeItemChange(services.database, change))) return false;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
  services.items.forget(change.item.id, ...(change.retires === null ? [] : [change.retires]));
  return true;
}

function refused({ language }: HubContext, refusals: readonly Refusal[]): ItemAnswer {
  return { item: null, userErrors: userErrors(refusals, language) };
}
