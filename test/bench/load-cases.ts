import { checkPersonIdentifier } from '../../domain/applicants/identifier.js';
import { isWorkingDay } from '../../domain/calendar/working-days.js';
import { addDays, civilDateOf } from '../../domain/shared/time.js';
import { composeHub } from '../../gateway/compose-hub.js';
import { timeOrderedIds } from '../../gateway/ids.js';
import type { Database } from '../../prisma/database.js';
import type { Services } from '../../resolvers/shared/context.js';
import { runDueChecks } from '../../resolvers/supervision/run-due-checks.js';
import { CopiedCase, type Identity } from './copied-case.js';
import { CopyWriter, Numbers } from './copy-writer.js';
import { DISTRICTS } from './districts.js';
import type { Move } from './pattern.js';
import { say, SEALING_KEY, TODAY } from './setting.js';
import { HandClock, makeTemplates, type Template } from './templates.js';

const CASES_AT_A_TIME = 200;
const APPLICANTS = 5_000;
/** Copies of what is done lie on the working days of this many days back, within one year: documents are numbered by it. */
const DAYS_BACK = 240;
/** Copies of a day come within this time. */
const WITHIN_SECONDS = 7_200;

/**
 * Fills a migrated, seeded database with cases. Some hundred go through the hub's own mutations; the others are copies of their rows
 * with ids, numbers, codes, applicants and times of their own and the hash chains computed anew: each is what the hub would have
 * written, a record that is the fold of its events. Alerts are not copied; no template gives cause for one. `members`: those that the
 * database holds; null: all.
 */
export async function loadCases(database: Database, cases: number, members: readonly string[] | null = null): Promise<void> {
  const clock = new HandClock();
  const onFault = (error: unknown): never => {
    throw error;
  };
  const ids = timeOrderedIds();
  const hub = await composeHub({ database, clock, ids, key: SEALING_KEY, busUrl: null, databaseUrl: null, onFault, members });
  try {
    const templates = await makeTemplates(
      hub.services,
      clock,
      DISTRICTS.filter((code) => members?.includes(code) ?? true),
    );
    say(`bench: ${templates.length} cases went through the hub`);
    await copyCases(hub.services, templates, cases);
    await runDueChecks(hub.services, clock.now());
    say('bench: the chains are anchored');
  } finally {
    await hub.close();
  }
}

async function copyCases(services: Services, templates: readonly Template[], cases: number): Promise<void> {
  const { database } = services;
  const copied = await Promise.all(templates.map((template) => CopiedCase.read(database, template)));
  const [first] = copied;
  if (first === undefined) throw new Error('there is nothing to copy');
  const copier = new Copier(services, await Numbers.read(database));
  const writer = new CopyWriter(database, first.columns);
  const left = cases - templates.length;
  for (const road of new Set(templates.map((template) => template.road))) {
    const ofRoad = copied.filter((one) => one.road === road);
    const rounds = Math.max(0, Math.ceil((left * road.share) / ofRoad.length));
    for (let round = 0; round < rounds; round += 1) {
      for (const one of ofRoad) writer.add(one.copy(copier.identity(one, round / rounds)));
      if (writer.waiting >= CASES_AT_A_TIME) await writer.flush();
      if (copier.made % 20_000 < ofRoad.length) say(`bench: ${copier.made} cases of ${left}`);
    }
  }
  await writer.flush();
  await copier.close();
}

/** Gives copies what they have of their own. */
class Copier {
  made = 0;
  private readonly applicants = Array.from({ length: APPLICANTS }, (_, index) => applicant(index));
  private readonly days: readonly number[];

  constructor(
    private readonly services: Services,
    private readonly numbers: Numbers,
  ) {
    const back = Array.from({ length: DAYS_BACK }, (_, index) => index - DAYS_BACK + 1);
    this.days = back.filter((day) => isWorkingDay(addDays(TODAY, day), services.calendars.current()));
  }

  /** `part`: how many of its road's copies came before, 0 to 1; the oldest come first. */
  identity(template: CopiedCase, part: number): Identity {
    const serial = (this.made += 1);
    const move = this.moveOf(template, part, serial);
    const { member } = template;
    const day = `${member}-${civilDateOf(template.receivedAt(move)).replaceAll('-', '')}`;
    const number = `${day}-${String(this.numbers.next(`case.${day}`)).padStart(5, '0')}`;
    const { trackingCodes } = this.services;
    const code = trackingCodes.generate();
    return {
      serial,
      number,
      move,
      applicant: this.applicants[serial % APPLICANTS] ?? applicant(serial),
      tracking: { hash: trackingCodes.hash(number, code), sealed: trackingCodes.seal(code) },
      documentNumbers: Array.from({ length: template.documents }, () => this.numbers.next(`document.${member}.${TODAY.slice(0, 4)}`)),
    };
  }

  async close(): Promise<void> {
    await this.numbers.write(this.services.database);
  }

  private moveOf({ road }: CopiedCase, part: number, serial: number): Move {
    const days = road.isDone ? (this.days[Math.floor(part * this.days.length)] ?? 0) : 0;
    return { days, seconds: (serial * 7_919) % WITHIN_SECONDS };
  }
}

/** A made-up person with a number that is right. */
function applicant(index: number): Identity['applicant'] {
  const born = addDays('1960-01-01', index).replaceAll('-', '');
  const stem = `120101${born}001`;
  const identifier = [...'0123456789X'].map((digit) => stem + digit).find((text) => checkPersonIdentifier(text, TODAY) === null);
  return { name: `示例申请人${index}`, identifier: identifier ?? stem };
}
