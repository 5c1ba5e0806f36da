import { z } from 'zod';
import { previewClock as judgePreview } from '../../domain/clock/preview-clock.js';
import { SPECIAL_PROCEDURES, type TimeLimit } from '../../domain/items/item.js';
import { grant, refuse, type Verdict } from '../../domain/shared/refusal.js';
import { readItemVersions } from '../../prisma/items/item-read.js';
import type { ClockPreviewInput, ClockPreviewType } from '../../schema/calendar/clock-preview.operation.js';
import { optional, readInput, text } from '../shared/bounds.js';
import type { HubContext } from '../shared/context.js';
import { userErrors } from '../shared/messages.js';

const limit = z.object({
  count: z.number().int().min(0, '不得为负 / must not be negative').max(1_000, '至多 1000 / at most 1000'),
  unit: z.enum(['WORKING_DAY', 'CALENDAR_DAY', 'MONTH']),
});

const bounds = z.object({
  itemCode: optional(text(64)),
  statutoryLimit: optional(limit),
  promisedLimit: optional(limit),
  receivedOn: z.string(),
  acceptedOn: optional(z.string()),
  decidedOn: optional(z.string()),
  pauses: z
    .array(z.object({ kind: z.enum(SPECIAL_PROCEDURES), from: z.string(), to: optional(z.string()) }))
    .max(100, '至多 100 段 / at most 100'),
  extension: optional(limit),
  extensionGrantedOn: optional(z.string()),
  asOf: z.string(),
});

type Input = z.infer<typeof bounds>;

/** What the clock would say of an imagined case, by an item's limits or by limits given. */
export async function previewClock(context: HubContext, raw: ClockPreviewInput): Promise<ClockPreviewType> {
  const { services, language } = context;
  const input = readInput(bounds, raw);
  const limits = await limitsOf(context, input);
  const verdict = limits.granted ? judgePreview({ ...input, ...limits.value }, services.calendars.current()) : limits;
  return verdict.granted
    ? { ...verdict.value, userErrors: [] }
    : { clock: null, deemedAcceptedOn: null, userErrors: userErrors(verdict.refusals, language) };
}

interface Limits {
  readonly statutoryLimit: TimeLimit;
  readonly promisedLimit: TimeLimit;
  readonly maxExtension: TimeLimit | null;
}

async function limitsOf({ services }: HubContext, { itemCode, statutoryLimit, promisedLimit }: Input): Promise<Verdict<Limits>> {
  const isWhole = itemCode === null ? statutoryLimit !== null && promisedLimit !== null : statutoryLimit === null && promisedLimit === null;
  if (!isWhole) return refuse({ code: 'INVALID_INPUT', reason: 'previewLimits', path: ['input', 'itemCode'], basis: null });
  if (itemCode === null && statutoryLimit !== null && promisedLimit !== null)
    return grant({ statutoryLimit, promisedLimit, maxExtension: null });
  const versions = await readItemVersions(services.database, { all: false, member: null }, [itemCode ?? '']);
  const item = versions.find((version) => version.status === 'PUBLISHED');
  if (item === undefined) return refuse({ code: 'ITEM_NOT_PUBLISHED', path: ['input', 'itemCode'], basis: '通知第24条' });
  return grant({ statutoryLimit: item.statutoryLimit, promisedLimit: item.promisedLimit, maxExtension: item.maxExtension });
}
