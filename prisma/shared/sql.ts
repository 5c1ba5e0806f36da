import type { MemberScope } from '../../domain/shared/scope.js';
import { addDays, startOfDay, type CivilDate } from '../../domain/shared/time.js';

/** Collects the parameters of one statement: `sql.bind(value)` answers its placeholder. */
export class Parameters {
  /** `values`: those of placeholders that stand in the statement's text already, from `$1` on. */
  constructor(readonly values: unknown[] = []) {}

  bind(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** Conditions joined by AND; no condition is TRUE. */
export function allOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'TRUE' : conditions.map((condition) => `(${condition})`).join(' AND ');
}

/** A LIKE pattern that finds the text anywhere; its own wildcards are taken as letters. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, (wildcard) => `\\${wildcard}`)}%`;
}

/** A column has one of the values; no condition where none are asked for. */
export function oneOf(parameters: Parameters, column: string, values: readonly string[] | null): string[] {
  return values === null ? [] : [`${column} = ANY(${parameters.bind(values)}::text[])`];
}

/** An instant lies within civil days of Asia/Shanghai, both included. */
export function withinDays(parameters: Parameters, column: string, from: CivilDate | null, to: CivilDate | null): string[] {
  const conditions: string[] = [];
  if (from !== null) conditions.push(`${column} >= ${parameters.bind(startOfDay(from))}::timestamptz`);
  if (to !== null) conditions.push(`${column} < ${parameters.bind(startOfDay(addDays(to, 1)))}::timestamptz`);
  return conditions;
}

/** Records of the members that a caller may see. */
export function ofScope(parameters: Parameters, column: string, { all, member }: MemberScope): string[] {
  if (all) return [];
  return [member === null ? 'FALSE' : `${column} = ${parameters.bind(member)}`];
}
