import type { Refusal } from '../../../domain/shared/refusal.js';
import { readWindowOwner } from '../../../prisma/members/owner-read.js';
import type { Queries } from '../../../prisma/database.js';
import { notFound } from '../../shared/change-record.js';

/** A post is at a window of the own member (M3). Refuses NOT_FOUND, MEMBER_MISMATCH. */
export async function judgeWindow(transaction: Queries, id: string, member: string, field: string): Promise<Refusal[]> {
  const owner = await readWindowOwner(transaction, id);
  if (owner === null) return [notFound([field])];
  return owner === member ? [] : [{ code: 'MEMBER_MISMATCH', reason: 'window', path: ['input', field], basis: '通知第3条' }];
}
