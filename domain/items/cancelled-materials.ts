import type { ItemVersion } from './item.js';

/**
 * Codes of materials that a later published version dropped: cancelled for good (凡取消的申请材料，不得再要求提交, M16).
 * `versions` are all versions of one item, in any order; drafts count for nothing.
 */
export function cancelledMaterials(versions: readonly ItemVersion[]): ReadonlySet<string> {
  const published = versions.filter((version) => version.publishedAt !== null).sort((a, b) => a.version - b.version);
  const cancelled = new Set<string>();
  let before = new Set<string>();
  for (const version of published) {
    const now = new Set(version.materials.map((material) => material.code));
    for (const code of before) if (!now.has(code)) cancelled.add(code);
    before = now;
  }
  return cancelled;
}
