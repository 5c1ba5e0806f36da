import type { ItemVersion } from '../../domain/items/item.js';
import type { Database } from '../database.js';
import { readItemsById, readPublishedItems } from './item-read.js';

const FRESH_FOR_MS = 2_000;
const KEPT_AT_MOST = 5_000;

/**
 * Item versions by id. What a version says never changes once published, and every case of a list shows its item: so versions are
 * kept in memory. Only the status moves (PUBLISHED to RETIRED); another process's change of it is seen within two seconds.
 */
export class Items {
  private readonly kept = new Map<string, { readonly item: ItemVersion; readonly readAt: number }>();
  /** Ids of the published versions, by code. */
  private readonly published = new Map<string, string>();
  /** How often versions were forgotten: what was read before is not kept after. */
  private forgettings = 0;

  constructor(private readonly database: Database) {}

  async find(ids: readonly string[]): Promise<(ItemVersion | null)[]> {
    const now = performance.now();
    // What is at hand now may be forgotten while the others are read.
    const held = ids.map((id) => this.kept.get(id)?.item);
    const stale = [...new Set(ids)].filter((id) => (this.kept.get(id)?.readAt ?? -Infinity) < now - FRESH_FOR_MS);
    const read = stale.length === 0 ? [] : await this.reading(now, () => readItemsById(this.database, stale));
    return ids.map((id, place) => read.find((item) => item.id === id) ?? held[place] ?? null);
  }

  /** A version that is at hand, without asking the database; null where it has to be read. */
  atHand(id: string): ItemVersion | null {
    const known = this.kept.get(id);
    return known !== undefined && known.readAt >= performance.now() - FRESH_FOR_MS ? known.item : null;
  }

  async get(id: string): Promise<ItemVersion> {
    const [item] = await this.find([id]);
    if (item === null || item === undefined) throw new Error(`item version ${id} does not exist`);
    return item;
  }

  /** The published version of an item: what the public reads again and again. */
  async findPublished(code: string): Promise<ItemVersion | null> {
    const now = performance.now();
    const known = this.atHand(this.published.get(code) ?? '');
    if (known?.status === 'PUBLISHED') return known;
    const [item] = await this.reading(now, async () => [...(await readPublishedItems(this.database, [code])).values()]);
    return item ?? null;
  }

  /** To be called after a version was published or retired here. */
  forget(...ids: readonly string[]): void {
    this.forgettings += 1;
    for (const id of ids) this.kept.delete(id);
  }

  private async reading(readAt: number, read: () => Promise<readonly ItemVersion[]>): Promise<readonly ItemVersion[]> {
    const before = this.forgettings;
    const items = await read();
    if (this.forgettings === before) for (const item of items) this.keep(item, readAt);
    return items;
  }

  private keep(item: ItemVersion, readAt: number): void {
    if (this.kept.size >= KEPT_AT_MOST) {
      this.kept.clear();
      this.published.clear();
    }
    this.kept.set(item.id, { item, readAt });
    if (item.status === 'PUBLISHED') this.published.set(item.code, item.id);
  }
}
