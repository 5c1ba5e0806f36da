import type { ItemVersion } from './item.js';

/** What `items(filter: { search })` looks in: name, code, conditions and materials, in lower case. */
export function searchTextOf(item: Pick<ItemVersion, 'name' | 'code' | 'conditions' | 'materials'>): string {
  return [item.name, item.code, ...item.conditions, ...item.materials.map((material) => material.name)].map(asSearched).join('\n');
}

/** A text as it is searched: in lower case, wide letters, digits and signs as narrow ones (ＸＫ００１０３ as xk00103). */
export function asSearched(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
