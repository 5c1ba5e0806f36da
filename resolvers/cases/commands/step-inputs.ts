import { z } from 'zod';
import { gap, globalIdText, idempotencyKey, optional, sha256, text } from '../../shared/bounds.js';

/** The bounds of what every step on a case takes. */
export const stepFields = {
  case: globalIdText,
  by: optional(globalIdText),
  occurredAt: optional(z.string()),
  expectedVersion: optional(z.number().int().min(1, '须为正整数 / must be at least 1')),
  idempotencyKey,
};

export const materialsInput = z
  .array(z.object({ code: text(64), sha256: optional(sha256), note: optional(text(500)) }))
  .max(200, '至多 200 份材料 / at most 200 materials');

/** Reasons that a rule of law asks for: left empty they are refused by that rule, not as malformed. */
export const reasonsText = gap(5_000);
export const opinionText = text(5_000);
export const noteText = optional(text(1_000));
