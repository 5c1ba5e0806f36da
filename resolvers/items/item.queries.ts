import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { draftScope } from '../../domain/items/item-policy.js';
import type { ItemVersion } from '../../domain/items/item.js';
import { countItems, readItemPage, readItemVersions, type ItemCriteria } from '../../prisma/items/item-read.js';
import { ItemConnection, ItemType } from '../../schema/items/item.type.js';
import { ItemFilter } from '../../schema/items/items.operation.js';
import type { Page } from '../../schema/shared/page-info.type.js';
import { optional, readInput, text } from '../shared/bounds.js';
import type { HubContext } from '../shared/context.js';
import { decodeCursor, listName } from '../shared/cursor.js';
import { checkMembers } from '../shared/members-filter.js';
import { keysetCursor, pageOf, pageSize } from '../shared/page.js';

const filterBounds = z.object({
  members: optional(z.array(z.string()).max(100)),
  search: optional(text(100)),
  kinds: optional(z.array(z.string()).max(10)),
  handling: optional(z.string()),
  status: optional(z.array(z.string()).max(3)),
  windowAuthorization: optional(z.string()),
});

const codeBound = text(64);

@Resolver()
export class ItemQueries {
  @Query(() => ItemConnection, {
    description: 'Public. Published items, unless `status` asks otherwise; drafts for their own member only.',
  })
  items(
    @Ctx() context: HubContext,
    @Arg('filter', () => ItemFilter, { nullable: true }) filter: ItemFilter | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Page<ItemVersion>> {
    return itemPage(context, filter, first ?? 20, after);
  }

  @Query(() => ItemType, { nullable: true, description: 'Public. The published version, or the one asked for.' })
  async item(
    @Ctx() { caller, services }: HubContext,
    @Arg('code', () => String) code: string,
    @Arg('version', () => Int, { nullable: true }) version?: number | null,
  ): Promise<ItemVersion | null> {
    readInput(codeBound, code, 'code');
    if (typeof version !== 'number') return services.items.findPublished(code);
    const versions = await readItemVersions(services.database, draftScope(caller), [code]);
    return versions.find((item) => item.version === version) ?? null;
  }
}

/** A page of items, of all members or (through `Member.items`) of one. */
export async function itemPage(
  { caller, services }: HubContext,
  filter: ItemFilter | null | undefined,
  first: number,
  after: string | null | undefined,
): Promise<Page<ItemVersion>> {
  const criteria = readInput(filterBounds, filter ?? {}, 'filter') as ItemCriteria;
  checkMembers(services.registry, criteria.members, ['filter', 'members']);
  const size = pageSize(first);
  const list = listName('items', 'CODE', criteria);
  const key = decodeCursor(list, ['text', 'version'], after);
  const scope = draftScope(caller);
  const rows = await readItemPage(services.database, scope, criteria, size + 1, key === null ? null : [String(key[0]), Number(key[1])]);
  return pageOf(rows, {
    first: size,
    after,
    cursorOf: keysetCursor(list, (row) => [row.code, row.version]),
    nodeOf: (row) => row,
    count: () => countItems(services.database, scope, criteria),
  });
}
