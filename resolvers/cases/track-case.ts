import { z } from 'zod';
import { EVERY_CASE } from '../../domain/cases/case-policy.js';
import type { ItemVersion } from '../../domain/items/item.js';
import type { CaseRecord } from '../../domain/cases/case.js';
import { readCases } from '../../prisma/cases/case-read.js';
import { readTrackedCase, type TrackedStep } from '../../prisma/cases/tracking-read.js';
import { readInput, text } from '../shared/bounds.js';
import type { HubContext } from '../shared/context.js';
import { caseOutline, type CaseView } from './case-view.js';

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

/** A case as whoever has its tracking code may see it among other types: item, member, status and days, named as its item. */
export async function trackedOutline({ services }: HubContext, caseId: string): Promise<CaseView> {
  const [row] = await readCases(services.database, EVERY_CASE, 'id', [caseId]);
  if (row === undefined) throw new Error(`case ${caseId} has events and is not there`);
  const { name } = await services.items.get(row.record.itemVersionId);
  return { ...caseOutline(row), title: name, joint: null };
}

/** What is still to come: what is missing or promised, and what a correction notice asked to be done anew. */
function outstandingCodes(record: CaseRecord): string[] {
  const awaited = new Set(record.status === 'CORRECTION_PENDING' ? record.correction?.awaited : []);
  return record.materials.filter(({ code, status }) => status !== 'SUBMITTED' || awaited.has(code)).map(({ code }) => code);
}
