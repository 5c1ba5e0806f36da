import { addDays, type CivilDate } from '../../domain/shared/time.js';

/** How far a copy lies from its template in time. */
export interface Move {
  readonly days: number;
  readonly seconds: number;
}

type Part = string | { readonly place: string } | { readonly instantMs: number } | { readonly date: CivilDate };

const DAY_MS = 86_400_000;
/** Midnight in Asia/Shanghai: the beginning of a day stays one, whatever the time of day that a copy is moved to. */
const MIDNIGHT_MS = 16 * 3_600_000;
const MOMENTS = '"(\\d{4}-\\d\\d-\\d\\d)(T[\\d:.]+(?:Z|\\+00:00))?"';
/** Stands for "never" in columns. */
const NEVER: CivilDate = '9999-12-31';

/** A JSON text with places to fill in, such as ids; every instant and every civil date in it moves with the copy. */
export class Pattern {
  private readonly parts: readonly Part[];

  /** `places`: the texts to replace, and the names by which `fill` is given theirs. */
  constructor(text: string, places: ReadonlyMap<string, string>) {
    const parts: Part[] = [];
    let end = 0;
    for (const match of text.matchAll(new RegExp([...[...places.keys()].map(escape), MOMENTS].join('|'), 'g'))) {
      parts.push(text.slice(end, match.index), partOf(match, places));
      end = match.index + match[0].length;
    }
    this.parts = [...parts, text.slice(end)];
  }

  fill(values: Readonly<Record<string, string>>, move: Move): string {
    let text = '';
    for (const part of this.parts) {
      if (typeof part === 'string') text += part;
      else if ('place' in part) text += values[part.place] ?? missing(part.place);
      else if ('date' in part) text += `"${addDays(part.date, move.days)}"`;
      else text += `"${movedInstant(part.instantMs, move)}"`;
    }
    return text;
  }
}

/** An instant as far from the template's as the copy is. */
export function movedInstant(instantMs: number, { days, seconds }: Move): string {
  const isMidnight = instantMs % DAY_MS === MIDNIGHT_MS;
  return new Date(instantMs + days * DAY_MS + (isMidnight ? 0 : seconds * 1_000)).toISOString();
}

function partOf([found, date, time]: RegExpExecArray, places: ReadonlyMap<string, string>): Part {
  if (date === undefined) return { place: places.get(found) ?? missing(found) };
  if (time !== undefined) return { instantMs: Date.parse(`${date}${time}`) };
  return date === NEVER ? found : { date };
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function missing(place: string): never {
  throw new Error(`nothing is given for ${place}`);
}
