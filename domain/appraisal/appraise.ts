import type { MemberKind } from '../members/member.js';
import { APPRAISAL_FORMULA, type AppraisalIndicator, type MemberCounts } from './formula.js';

export interface AppraisalLine {
  readonly indicator: AppraisalIndicator;
  /** Null where there was nothing to measure. */
  readonly value: number | null;
  readonly points: number;
  readonly maxPoints: number;
  readonly basis: string;
}

export interface Appraised {
  readonly score: number;
  readonly lines: readonly AppraisalLine[];
}

/** The points of a member by the published formula; no line ever gives more than it is worth. */
export function appraise(counts: MemberCounts): Appraised {
  const lines = APPRAISAL_FORMULA.lines.map(({ indicator, maxPoints, value: measure, share, basis }): AppraisalLine => {
    const value = measure(counts);
    const points = value === null ? 0 : maxPoints * Math.min(1, share === undefined ? value : share(value));
    return { indicator, value: value === null ? null : rounded(value, 4), points: rounded(points, 2), maxPoints, basis: basis(counts) };
  });
  const measured = lines.filter((line) => line.value !== null);
  const most = sum(measured.map((line) => line.maxPoints));
  return { score: most === 0 ? 0 : rounded((100 * sum(measured.map((line) => line.points))) / most, 2), lines };
}

/** A member's place among its kind: equal scores share one; without any decided case there is none. */
export function rankOf<Candidate extends { readonly kind: MemberKind; readonly score: number; readonly decided: number }>(
  candidate: Candidate,
  all: readonly Candidate[],
): number | null {
  if (candidate.decided === 0) return null;
  return 1 + all.filter(({ kind, score, decided }) => decided > 0 && kind === candidate.kind && score > candidate.score).length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
