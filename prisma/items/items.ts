import type { ItemVersion } from '../../domain/items/item.js';
import type { Database } from '../database.js';
import { readItemsById } from './item-read.js';

const FRESH_FOR_MS = 2_000;
const KEPT_AT_MOST = 5_000;

/**
 * Item versions by id. What a version says never changes once published, and every case of a list shows its item: so versions are
 * kept in memory. Only the status moves (PUBLISHED to RETIRED); another process's change of it is seen within two seconds.
 */
export class Items {
  private readonly kept = new Map<string, { readonly item: ItemVersion; readonly readAt: number }>();

  constructor(private readonly database: Database) {}

  async find(ids: readonly string[]): Promise<(ItemVersion | null)[]> {
    const now = performance.now();
    const stale = [...new Set(ids)].filter((id) => (this.kept.get(id)?.readAt ?? -Infinity) < now - FRESH_FOR_MS);
    if (stale.length > 0) for (const item of await readItemsById(this.database, stale)) this.keep(item, now);
    return ids.map((id) => this.kept.get(id)?.item ?? null);
  }

  async get(id: string): Promise<ItemVersion> {
    const [item] = await this.find([id]);
    if (item === null || item === undefined) throw new Error(`item version ${id} does not exist`);
    return item;
  }

  /** To be called after a version was published or retired here. */
  forget(...ids: readonly string[]): void {
    for (const id of ids) this.kept.delete(id);
  }

  private keep(item: ItemVersion, readAt: number): void {
    if (this.kept.size >= KEPT_AT_MOST) this.kept.clear();
    this.kept.set(item.id, { item, readAt });
  }
}
