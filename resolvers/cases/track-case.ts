import { z } from 'zod';
import type { CaseRecord } from '../../domain/cases/case.js';
import { readTrackedCase } from '../../prisma/cases/tracking-read.js';
import type { CaseTrackingType } from '../../schema/cases/case-tracking.type.js';
import { readInput, text } from '../shared/bounds.js';
import type { HubContext } from '../shared/context.js';
import { clockOf } from './case-view.js';

const bounds = z.object({ number: text(64), code: text(64) });

/** What the public may see of a case by number and tracking code (M24): no name, no officer, no internal remark. */
export async function trackCase({ services }: HubContext, number: string, code: string): Promise<CaseTrackingType | null> {
  readInput(bounds, { number, code }, '');
  const tracked = await readTrackedCase(services.database, number, services.trackingCodes.hash(number, code));
  if (tracked === null) return null;
  const { record, events } = tracked;
  const item = await services.items.get(record.itemVersionId);
  const names = new Map(item.materials.map((material) => [material.code, material.name]));
  return {
    number: record.number,
    itemName: item.name,
    memberName: services.registry.getMember(record.memberCode).name,
    status: record.status,
    clock: clockOf(record, item, services),
    steps: events.map((event) => ({ kind: event.data.kind, status: event.status, at: event.occurredAt, note: event.note })),
    outstanding: outstandingCodes(record).map((code) => names.get(code) ?? code),
  };
}

/** What is still to come: what is missing or promised, and what a correction notice asked to be done anew. */
function outstandingCodes(record: CaseRecord): string[] {
  const awaited = new Set(record.status === 'CORRECTION_PENDING' ? record.correction?.awaited : []);
  return record.materials.filter(({ code, status }) => status !== 'SUBMITTED' || awaited.has(code)).map(({ code }) => code);
}
