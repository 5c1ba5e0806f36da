import { weekdayOf } from './calendar.js';
import { columnsOf, ruled, tabled, wrapped } from './layout.js';
import { levelTerm, term } from './terms.js';

const COLOURS = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;
const LEVEL_COLOURS: Readonly<Record<string, Colour>> = { TIP: 'cyan', YELLOW: 'yellow', RED: 'red' };
const LIGHT_COLOURS: Readonly<Record<string, Colour>> = { GREEN: 'green', YELLOW: 'yellow', RED: 'red' };
const MARGIN = '     ';

type Colour = keyof typeof COLOURS;

/** A refusal by a rule, as the hub told it. */
export interface Refused {
  readonly code: string;
  readonly message: string;
  readonly basis: string | null;
}

/** Where a story is told: a file or pipe gets plain text, a terminal colours. */
export interface Page {
  readonly write: (line: string) => void;
  readonly colours: boolean;
}

/** Somebody by post and name, such as 审查科科长 示例·梁四. */
export interface Person {
  readonly post: string;
  readonly name: string;
}

/** When something happened, who did it, and what it was, in a few words. */
export interface Deed<Who> {
  /** An instant as the hub serves it. */
  readonly at: string;
  readonly who: Who;
  readonly what: string;
}

/** Tells a story in plain sentences: numbered steps, what the hub answered to each, what it told of its own accord; at last a table of all. */
export class Narrator {
  private readonly told: string[][] = [];
  private number = 0;

  constructor(private readonly page: Page) {}

  title(title: string, basis: string, rule: string): void {
    this.line(this.paint('bold', ruled(title, '━')));
    this.say('依据  ', basis);
    this.say('规则  ', rule);
  }

  /** A fact of the scene, with its label. */
  fact(label: string, text: string): void {
    this.say(`${label}  `, text);
  }

  /** A part of the story. */
  part(heading: string): void {
    this.line('');
    this.line(this.paint('bold', ruled(heading, '─')));
  }

  /** Begins a step: who does what, and in a sentence why or how. */
  step({ at, who, what }: Deed<Person>, sentence: string): void {
    this.number += 1;
    this.told.push([String(this.number), moment(at), who.post, what, '']);
    this.line('');
    this.line(this.paint('bold', `${String(this.number).padStart(2)}.  ${dated(at)}  ${what}`));
    this.say(MARGIN, `${who.post} ${who.name}：${sentence}`);
  }

  /** The step was granted; `result` in a word or two, and in a sentence. */
  granted(result: string, sentence: string): void {
    this.conclude(`✓ ${result}`);
    this.say(`${MARGIN}✓ `, sentence, 'green');
  }

  refused(refusals: readonly Refused[]): void {
    this.conclude(`✗ ${refusals.map(({ code }) => code).join('、')}`);
    for (const { code, message, basis } of refusals) {
      this.line(`${MARGIN}${this.paint('red', `✗ 被拒绝 ${code}`)}`);
      this.say(`${MARGIN}  `, message);
      if (basis !== null) this.say(`${MARGIN}  依据：`, basis);
    }
  }

  /** Something that belongs to the step before. */
  note(label: string, text: string): void {
    this.say(`${MARGIN}${label} `, text, 'dim');
  }

  /** How a case's clock stands: the light, and each limit in a line. */
  clock(light: string, limits: readonly string[]): void {
    const mark = `${light === 'STOPPED' ? '○' : '●'} ${term(light)}`;
    for (const [index, limit] of limits.entries()) {
      this.say(
        `${MARGIN}${index === 0 ? mark : ' '.repeat(columnsOf(mark))}  `,
        limit,
        index === 0 ? (LIGHT_COLOURS[light] ?? 'dim') : null,
      );
    }
  }

  /** The clock was moved on. */
  passed(at: string, sentence: string): void {
    this.told.push(['', moment(at), '', `… ${sentence}`, '']);
    this.line('');
    this.say('⏱    ', `${dated(at)}  ${sentence}`, 'cyan');
  }

  /** What the hub told of its own accord about a case's progress. */
  progress({ at, who, what }: Deed<string>): void {
    this.say(`${MARGIN}⇢ 进度推送  `, `${moment(at)}  ${what}（${who}）`, 'dim');
  }

  /** What electronic supervision told of its own accord. */
  alert(at: string, level: string, kind: string, detail: string): void {
    this.told.push(['', moment(at), '电子监察', `${levelTerm(level)}预警`, `⚑ ${kind}`]);
    this.line(MARGIN + this.paint(LEVEL_COLOURS[level] ?? 'dim', `⚑ 监察推送  ${moment(at)}  ${levelTerm(level)} ${kind}`));
    this.say(`${MARGIN}  `, detail);
  }

  table(rows: readonly (readonly string[])[]): void {
    for (const [index, row] of tabled(rows).entries()) this.line(` ${index === 0 ? this.paint('dim', row) : row}`);
  }

  /** All steps, time that passed and alerts, in one table, in the order of time. */
  overview(): void {
    this.part('一览');
    const inTime = [...this.told].sort(([, one = ''], [, other = '']) => one.localeCompare(other));
    this.table([['序', '时间', '经办', '环节', '结果'], ...inTime]);
  }

  private conclude(result: string): void {
    const row = this.told.at(-1);
    if (row !== undefined) row[4] = result;
  }

  /** A text under its beginning, which alone is coloured. */
  private say(first: string, text: string, colour: Colour | null = null): void {
    for (const [index, line] of wrapped(first, text).entries()) {
      this.line(colour !== null && index === 0 ? this.paint(colour, first) + line.slice(first.length) : line);
    }
  }

  private line(text: string): void {
    this.page.write(text.trimEnd());
  }

  private paint(colour: Colour, text: string): string {
    return this.page.colours ? `\u001b[${COLOURS[colour]}m${text}\u001b[0m` : text;
  }
}

/** 2017-02-06 09:00 */
export function moment(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)}`;
}

/** 2017-02-06（周一）09:00 */
function dated(instant: string): string {
  const day = instant.slice(0, 10);
  return `${day}（${weekdayOf(day)}）${instant.slice(11, 16)}`;
}
