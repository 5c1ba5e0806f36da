import { members } from '../../prisma/seed/members.js';

/** The sixteen district bureaus, whose cases the bench loads. */
export const DISTRICTS: readonly string[] = members.filter(({ kind }) => kind === 'DISTRICT_BUREAU').map(({ code }) => code);
