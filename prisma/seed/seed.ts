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
  const presentItems = idsOf(await prisma.itemVersion.findMany({ select: { id: true } }));
  const steps: readonly { readonly what: string; readonly run: () => Promise<unknown> }[] = [
    {
      what: '成员单位',
      run: async () => {
        const present = new Set((await prisma.member.findMany({ select: { code: true } })).map(({ code }) => code));
        await add(
          members,
          ({ code }) => present.has(code),
          (data) => prisma.member.createMany({ data, skipDuplicates: true }),
        );
      },
    },
    {
      what: '行政服务中心',
      run: async () => {
        const present = idsOf(await prisma.center.findMany({ select: { id: true } }));
        const rows = centers.map(({ windows: _windows, ...center }) => center);
        await add(
          rows,
          ({ id }) => present.has(id),
          (data) => prisma.center.createMany({ data, skipDuplicates: true }),
        );
      },
    },
    {
      what: '窗口',
      run: async () => {
        const present = idsOf(await prisma.window.findMany({ select: { id: true } }));
        await add(
          windows,
          ({ id }) => present.has(id),
          (data) => prisma.window.createMany({ data, skipDuplicates: true }),
        );
      },
    },
    {
      what: '工作人员',
      run: async () => {
        const present = idsOf(await prisma.staff.findMany({ select: { id: true } }));
        const rows = staff.map(({ leaves: _none, ...officer }) => ({ ...officer, duties: [...officer.duties] }));
        await add(
          rows,
          ({ id }) => present.has(id),
          (data) => prisma.staff.createMany({ data, skipDuplicates: true }),
        );
      },
    },
    {
      what: '工作日历',
      run: async () => {
        const years = await prisma.calendarYear.findMany({ where: { revision: 0 }, select: { year: true } });
        const present = new Set(years.map(({ year }) => year));
        const rows = calendarYears.map(calendarRow);
        await add(
          rows,
          ({ year }) => present.has(year),
          (data) => prisma.calendarYear.createMany({ data, skipDuplicates: true }),
        );
      },
    },
    ...inBatches(versions, 100).map((batch) => ({
      what: '办理事项',
      run: () =>
        add(
          batch,
          ({ id }) => presentItems.has(id),
          (rows) => prisma.itemVersion.createMany({ data: rows.map(itemRow), skipDuplicates: true }),
        ),
    })),
  ];
  for (const [index, step] of steps.entries()) {
    await step.run();
    progress(index + 1, steps.length, step.what);
  }
}

/** Creates the rows that are not there yet: at all starts but the first there are none. */
async function add<Row>(rows: readonly Row[], isPresent: (row: Row) => boolean, create: (rows: Row[]) => Promise<unknown>): Promise<void> {
  const missing = rows.filter((row) => !isPresent(row));
  if (missing.length > 0) await create(missing);
}

function idsOf(rows: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(rows.map(({ id }) => id));
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
