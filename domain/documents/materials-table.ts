import type { Deferral, Material, MaterialRole } from '../items/item.js';
import { markup, pieces, type Markup } from './escape-html.js';
import { basisText } from './legal-bases.js';
import { note, widths } from './page.js';

const ROLES: Readonly<Record<MaterialRole, string>> = { MAIN: '主审要件', NON_MAIN: '非主审要件' };
const DEFERRALS: Readonly<Record<Deferral, string>> = { NONE: '不可', BEFORE_DECISION: '可，决定前补齐', AFTER_DECISION: '可，决定后补齐' };
const HEADS = ['序号', '材料名称', '类别', '份数', '可否容缺', '依据'];
const WEB_ADDRESS = /^https?:\/\//i;

/** 材料清单 (M14, M16, M23): each material with its role, copies, deferral and legal basis, and below it how to obtain it, what must come first and its form and sample. */
export function materialsTable(materials: readonly Material[]): readonly Markup[] {
  const whole = markup`<table>${widths([8, 32, 15, 8, 13, 24])}<thead><tr>${HEADS.map((head) => markup`<th>${head}</th>`)}</tr></thead>
${materials.map(materialRows)}</table>`;
  return materials.some(({ deferral }) => deferral !== 'NONE') ? [whole, note(DEFERRAL_TERMS)] : [whole];
}

const DEFERRAL_TERMS =
  '容缺办理：主审要件齐全并符合法定形式，仅缺可以容缺的非主审要件的，申请人书面承诺按期补齐材料、依法从事经营活动、接受监督管理后，先行受理并进入审查；材料补齐即作出决定。';

function materialRows(material: Material, index: number): Markup {
  const { name, role, copies, deferral, legalBasis, howToObtain, prerequisites, proves, formUrl, sampleUrl } = material;
  const details = pieces(
    markup`取得途径：${howToObtain}`,
    markup`前置手续：${prerequisites.length === 0 ? '无' : prerequisites.join('；')}`,
    markup`证明事项：${proves}`,
    formUrl === null ? null : markup`格式文本：${link(formUrl)}`,
    sampleUrl === null ? null : markup`示范文本：${link(sampleUrl)}`,
    formUrl === null && sampleUrl === null ? markup`格式文本和示范文本：无` : null,
  );
  return markup`<tbody class="whole"><tr><td class="mid" rowspan="2">${index + 1}</td><td><b>${name}</b></td><td class="mid">${ROLES[role]}</td><td class="mid">${copies}</td><td class="mid">${DEFERRALS[deferral]}</td><td>${basisText(legalBasis)}</td></tr>
<tr><td colspan="5">${details}</td></tr></tbody>
`;
}

/** An address that can be followed on the screen and read on paper; one that is not of the web stays a text. */
function link(address: string): Markup {
  return WEB_ADDRESS.test(address) ? markup`<a href="${address}" rel="noreferrer">${address}</a>` : markup`${address}`;
}
