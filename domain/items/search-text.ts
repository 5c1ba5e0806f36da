import type { ItemVersion } from './item.js';

/** What `items(filter: { search })` looks in: name, code, conditions and materials, in lower case. */
export function searchTextOf(item: Pick<ItemVersion, 'name' | 'code' | 'conditions' | 'materials'>): string {
  return [item.name, item.code, ...item.conditions, ...item.materials.map((material) => material.name)].join('\n').toLowerCase();
}
