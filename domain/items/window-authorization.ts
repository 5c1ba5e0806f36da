import type { ItemContent, WindowAuthorization } from './item.js';

/** At most this many materials are simple (申请材料简单). */
const SIMPLE_MATERIALS = 6;

/** 窗口授权 (M6), derived: FULL where no special procedure stands and the materials are simple; else ORGANISED_REVIEW. */
export function windowAuthorizationOf(item: Pick<ItemContent, 'specialProcedures' | 'materials'>): WindowAuthorization {
  return item.specialProcedures.length === 0 && item.materials.length <= SIMPLE_MATERIALS ? 'FULL' : 'ORGANISED_REVIEW';
}
