import { createHash } from 'node:crypto';
import { workingCalendarOf, type WorkingCalendar } from '../../domain/calendar/working-days.js';
import { textOf } from '../../domain/calendar/working-calendar.js';
import type { Instant } from '../../domain/shared/time.js';
import type { Database } from '../database.js';
import { readCalendarPublications, type CalendarPublication } from './calendar-read.js';

/** The working calendars as published so far, and as they were known at an earlier instant. */
export class Calendars {
  private publications: readonly CalendarPublication[] = [];
  private latest: WorkingCalendar = workingCalendarOf([]);
  private digestNow = '';
  private readonly known = new Map<number, WorkingCalendar>();

  private constructor(private readonly database: Database) {}

  static async load(database: Database): Promise<Calendars> {
    const calendars = new Calendars(database);
    await calendars.refresh();
    return calendars;
  }

  /** Takes over what other processes have published. */
  async refresh(): Promise<void> {
    this.publications = await readCalendarPublications(this.database);
    this.latest = this.upTo(this.revision());
    this.digestNow = createHash('sha256').update(this.latest.years.map(textOf).join('\n')).digest('hex');
  }

  /** The number of the last publication; 0 where only the release's own calendars are known. */
  revision(): number {
    return this.publications.at(-1)?.revision ?? 0;
  }

  /** How many open cases a publication moved. */
  movedCases(revision: number): number {
    return this.publications.find((one) => one.revision === revision)?.movedCases ?? 0;
  }

  current(): WorkingCalendar {
    return this.latest;
  }

  /** The publication by which each year counts now. */
  inForce(): readonly CalendarPublication[] {
    return inForceAt(this.publications, this.revision());
  }

  /** A digest of what the years in force say: alike wherever the same calendars are known, whenever they came there. */
  digest(): string {
    return this.digestNow;
  }

  /** The calendars as they were known at an instant: by these a case decided then keeps its verdict. Null: the current ones. */
  asOf(instant: Instant | null): WorkingCalendar {
    if (instant === null) return this.latest;
    const revision = this.publications.filter((one) => one.revision === 0 || one.publishedAt < instant).at(-1)?.revision ?? 0;
    return revision === this.revision() ? this.latest : this.upTo(revision);
  }

  private upTo(revision: number): WorkingCalendar {
    const known = this.known.get(revision);
    if (known !== undefined) return known;
    const calendar = workingCalendarOf(inForceAt(this.publications, revision));
    this.known.set(revision, calendar);
    return calendar;
  }
}

/** Of each year the last publication, up to a revision. */
function inForceAt(publications: readonly CalendarPublication[], revision: number): readonly CalendarPublication[] {
  const years = new Map<number, CalendarPublication>();
  for (const one of publications) if (one.revision <= revision) years.set(one.year, one);
  return [...years.values()];
}
