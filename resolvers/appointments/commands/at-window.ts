import type { Role } from '../../../domain/shared/caller.js';

/** Who handles appointments. */
export const AT_WINDOW: readonly Role[] = ['WINDOW', 'MEMBER_SYSTEM'];
