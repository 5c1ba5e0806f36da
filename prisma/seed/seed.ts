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
  const steps: readonly { readonly what: string; readonly run: () => Promise<unknown> }[] = [
    { what: '成员单位', run: () => prisma.member.createMany({ data: [...members], skipDuplicates: true }) },
    {
      what: '行政服务中心',
      run: () => prisma.center.createMany({ data: centers.map(({ windows: _windows, ...center }) => center), skipDuplicates: true }),
    },
    { what: '窗口', run: () => prisma.window.createMany({ data: windows, skipDuplicates: true }) },
    {
      what: '工作人员',
      run: () =>
        prisma.staff.createMany({
          data: staff.map(({ leaves: _none, ...officer }) => ({ ...officer, duties: [...officer.duties] })),
          skipDuplicates: true,
        }),
    },
    { what: '工作日历', run: () => prisma.calendarYear.createMany({ data: calendarYears.map(calendarRow), skipDuplicates: true }) },
    ...inBatches(versions, 100).map((batch) => ({
      what: '办理事项',
      run: () => prisma.itemVersion.createMany({ data: batch.map(itemRow), skipDuplicates: true }),
    })),
  ];
  for (const [index, step] of steps.entries()) {
    await step.run();
    progress(index + 1, steps.length, step.what);
  }
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
