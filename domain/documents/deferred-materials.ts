import type { Deferral } from '../items/item.js';
import { plainDate } from './chinese-date.js';
import type { DeferredMaterial } from './document.js';
import type { Markup } from './escape-html.js';
import { table } from './page.js';

const WHEN: Readonly<Record<Deferral, string>> = { NONE: '', BEFORE_DECISION: '容缺后补（决定前）', AFTER_DECISION: '先批后补（决定后）' };

const COLUMNS = [
  { head: '序号', width: 8, centred: true },
  { head: '材料名称', width: 46 },
  { head: '补交方式', width: 24, centred: true },
  { head: '补交期限', width: 22, centred: true },
];

/** What the applicant committed to hand in later (M14, M15). */
export function deferredMaterials(materials: readonly DeferredMaterial[]): Markup {
  return table(
    COLUMNS,
    materials.map(({ name, deferral, dueOn }, index) => [index + 1, name, WHEN[deferral], plainDate(dueOn)]),
  );
}
