import { z } from 'zod';
import type { ItemVersion } from '../../domain/items/item.js';
import type { CaseRecord } from '../../domain/cases/case.js';
import { readTrackedCase, type TrackedStep } from '../../prisma/cases/tracking-read.js';
import { readInput, text } from '../shared/bounds.js';
import type { HubContext } from '../shared/context.js';

const bounds = z.object({ number: text(64), code: text(64) });

/** A case as the public sees it, and what its clock is counted from. */
export interface TrackingView {
  readonly number: string;
  readonly itemName: string;
  readonly memberName: string;
  readonly status: string;
  readonly steps: readonly TrackedStep[];
  readonly outstanding: readonly string[];
  readonly counted: CaseRecord;
  readonly item: ItemVersion;
}

/** What the public may see of a case by number and tracking code (M24): no name, no officer, no internal remark. */
export async function trackCase({ services }: HubContext, number: string, code: string): Promise<TrackingView | null> {
  readInput(bounds, { number, code }, '');
  const tracked = await readTrackedCase(services.database, number, services.trackingCodes.hash(number, code));
  if (tracked === null) return null;
  const { record, steps } = tracked;
  const item = await services.items.get(record.itemVersionId);
  return {
    number: record.number,
    itemName: item.name,
    memberName: services.registry.getMember(record.memberCode).name,
    status: record.status,
    steps,
    outstanding: outstandingCodes(record).map((code) => item.materials.find((material) => material.code === code)?.name ?? code),
    counted: record,
    item,
  };
}

/** What is still to come: what is missing or promised, and what a correction notice asked to be done anew. */
function outstandingCodes(record: CaseRecord): string[] {
  const awaited = new Set(record.status === 'CORRECTION_PENDING' ? record.correction?.awaited : []);
  return record.materials.filter(({ code, status }) => status !== 'SUBMITTED' || awaited.has(code)).map(({ code }) => code);
}
