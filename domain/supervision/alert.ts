import type { Facts } from '../shared/refusal.js';
import type { Instant } from '../shared/time.js';

/** What electronic supervision (电子监察) watches for (M28, M29). */
export const ALERT_KINDS = [
  'ACCEPTANCE_DUE_SOON',
  'DEEMED_ACCEPTED',
  'PROMISE_DUE_SOON',
  'PROMISE_MISSED',
  'STATUTE_MISSED',
  'PROCEDURE_OVERRUN',
  'DELIVERY_LATE',
  'SUPPLEMENT_OVERDUE',
  'LATE_RECORDING',
  'SECOND_NOTICE_ATTEMPTED',
  'POOR_RATING',
  'RECTIFICATION_OVERDUE',
  'REPORT_OVERDUE',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** 预警、黄牌、红牌 */
export const ALERT_LEVELS = ['TIP', 'YELLOW', 'RED'] as const;
export type AlertLevel = (typeof ALERT_LEVELS)[number];

export const LEVEL_OF: Readonly<Record<AlertKind, AlertLevel>> = {
  ACCEPTANCE_DUE_SOON: 'TIP',
  DEEMED_ACCEPTED: 'YELLOW',
  PROMISE_DUE_SOON: 'TIP',
  PROMISE_MISSED: 'YELLOW',
  STATUTE_MISSED: 'RED',
  PROCEDURE_OVERRUN: 'YELLOW',
  DELIVERY_LATE: 'YELLOW',
  SUPPLEMENT_OVERDUE: 'YELLOW',
  LATE_RECORDING: 'RED',
  SECOND_NOTICE_ATTEMPTED: 'RED',
  POOR_RATING: 'YELLOW',
  RECTIFICATION_OVERDUE: 'YELLOW',
  REPORT_OVERDUE: 'YELLOW',
};

/** Kinds that name an act, not a state: such a cause never ends by itself, so the alert resolves when it is acknowledged. */
export const RESOLVED_BY_ACKNOWLEDGEMENT: ReadonlySet<AlertKind> = new Set([
  'LATE_RECORDING',
  'SECOND_NOTICE_ATTEMPTED',
  'POOR_RATING',
] as const);

/** A cause for an alert that stands now. */
export interface Cause {
  readonly kind: AlertKind;
  /** Tells this cause from others of its kind in the same case: raised once while it stands, however often it is looked at. */
  readonly key: string;
  /** What the alert's text names: days, materials, procedure. */
  readonly facts: Facts;
}

/** An alert (预警、黄牌、红牌) as it is kept. */
export interface Alert {
  readonly id: string;
  readonly key: string;
  readonly memberCode: string;
  readonly caseId: string | null;
  readonly kind: AlertKind;
  readonly level: AlertLevel;
  readonly raisedAt: Instant;
  readonly facts: Facts;
  readonly acknowledgedAt: Instant | null;
  readonly note: string | null;
  readonly resolvedAt: Instant | null;
}
