import type { ItemVersion } from '../../domain/items/item.js';
import { globalId } from '../../domain/members/member.js';
import type { Database } from '../database.js';
import type { Prisma } from '../generated/client.js';
import { itemColumns } from '../items/item-write.js';
import { calendarYears } from './calendar.js';
import { centers } from './centers.js';
import type { ItemSeed } from './items/item-seed.js';
import { items } from './items/index.js';
import { members } from './members.js';
import { staff } from './staff.js';

/** The day on which the seeded procedures were published: before the campaign of the 2017 notice began. */
const PUBLISHED_AT = '2017-01-01T00:00:00.000Z';

/** Tells how far a longer work is. */
export type Progress = (done: number, total: number, what: string) => void;

/**
 * Registers members, centres, windows, officers and calendar, and the items of the members that the database holds (`held`: their
 * codes; null: all). Run again, it adds what is missing and doubles nothing.
 */
export async function seed(database: Database, progress: Progress = () => undefined, held: readonly string[] | null = null): Promise<void> {
  const { prisma } = database;
  const windows = centers.flatMap((center) => center.windows.map((window) => ({ ...window, centerId: center.id })));
  const versions = items.flatMap(versionsOf).filter(({ memberCode }) => held?.includes(memberCode) ?? true);
  const officers = staff.map(({ leaves: _none, ...officer }) => ({ ...officer, duties: [...officer.duties] }));
  const id = { select: { id: true } } as const;
  const presentItems = keysOf(await prisma.itemVersion.findMany(id));
  const steps: readonly Step[] = [
    step(
      '成员单位',
      members,
      async () => keysOf(await prisma.member.findMany(id)),
      (data) => prisma.member.createMany({ data, skipDuplicates: true }),
    ),
    step(
      '行政服务中心',
      centers.map(({ windows: _windows, ...center }) => center),
      async () => keysOf(await prisma.center.findMany(id)),
      (data) => prisma.center.createMany({ data, skipDuplicates: true }),
    ),
    step(
      '窗口',
      windows,
      async () => keysOf(await prisma.window.findMany(id)),
      (data) => prisma.window.createMany({ data, skipDuplicates: true }),
    ),
    step(
      '工作人员',
      officers,
      async () => keysOf(await prisma.staff.findMany(id)),
      (data) => prisma.staff.createMany({ data, skipDuplicates: true }),
    ),
    { what: '工作日历', run: () => prisma.calendarYear.createMany({ data: calendarYears.map(calendarRow), skipDuplicates: true }) },
    ...inBatches(versions, 100).map((batch) =>
      step(
        '办理事项',
        batch,
        () => Promise.resolve(presentItems),
        (rows) => prisma.itemVersion.createMany({ data: rows.map(itemRow), skipDuplicates: true }),
      ),
    ),
  ];
  for (const [index, { what, run }] of steps.entries()) {
    await run();
    progress(index + 1, steps.length, what);
  }
}

interface Step {
  readonly what: string;
  readonly run: () => Promise<unknown>;
}

interface Keyed {
  readonly id: string;
}

/** Creates the rows that are not there yet: at all starts but the first there are none. */
function step<Row extends Keyed>(
  what: string,
  rows: readonly Row[],
  present: () => Promise<ReadonlySet<string>>,
  create: (missing: Row[]) => Promise<unknown>,
): Step {
  const run = async (): Promise<void> => {
    const keys = await present();
    const missing = rows.filter((row) => !keys.has(row.id));
    if (missing.length > 0) await create(missing);
  };
  return { what, run };
}

function keysOf(rows: readonly Keyed[]): ReadonlySet<string> {
  return new Set(rows.map((row) => row.id));
}

/** The first published version of an item for each member that offers it. */
export function versionsOf({ catalogueCode, offeredBy, ...content }: ItemSeed): ItemVersion[] {
  const districts = members.filter((member) => member.kind === 'DISTRICT_BUREAU').map((member) => member.code);
  const codes = new Set(offeredBy.flatMap((offerer) => (offerer === 'DISTRICTS' ? districts : [offerer])));
  return [...codes].map((memberCode) => ({
    ...content,
    id: globalId('item', memberCode, `${catalogueCode}-v1`),
    code: `${memberCode}-${catalogueCode}`,
    catalogueCode,
    memberCode,
    version: 1,
    status: 'PUBLISHED',
    publishedAt: PUBLISHED_AT,
  }));
}

function itemRow(version: ItemVersion): Prisma.ItemVersionCreateManyInput {
  const { content, ...columns } = itemColumns(version);
  return { ...columns, content: content as unknown as Prisma.InputJsonValue };
}

function calendarRow(year: (typeof calendarYears)[number]): Prisma.CalendarYearCreateManyInput {
  return { ...year, restWeekdays: [...year.restWeekdays], workingWeekendDays: [...year.workingWeekendDays], publishedAt: PUBLISHED_AT };
}

function inBatches<T>(values: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) => values.slice(index * size, (index + 1) * size));
}
