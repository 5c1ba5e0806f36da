import { globalId } from '../../domain/members/member.js';
import type { Inspection } from '../../domain/inspections/inspection.js';
import type { Instant } from '../../domain/shared/time.js';
import { civilDateOf } from '../../domain/shared/time.js';
import { nextNumber } from '../../prisma/cases/step-ground.js';
import type { Queries } from '../../prisma/database.js';
import type { Services } from '../shared/context.js';

type Head = Pick<Inspection, 'id' | 'number' | 'version' | 'status' | 'openedAt' | 'closedAt' | 'summary'>;

/** What every inspection begins with; its number `JC-<member>-<year>-<sequence>` is the member's next of the year. */
export async function inspectionHead({ ids }: Services, transaction: Queries, memberCode: string, openedAt: Instant): Promise<Head> {
  const year = `${memberCode}-${civilDateOf(openedAt).slice(0, 4)}`;
  const sequence = await nextNumber(transaction, `inspection.${year}`);
  return {
    id: globalId('inspection', memberCode, ids.next()),
    number: `JC-${year}-${String(sequence).padStart(4, '0')}`,
    version: 1,
    status: 'OPEN',
    openedAt,
    closedAt: null,
    summary: null,
  };
}
