import { AcceptCaseDocument, RequestCorrectionDocument, SupplementMaterialsDocument } from '../../sdk/generated/operations.js';
import { at } from '../stage/calendar.js';
import type { Scenario } from '../stage/scenario.js';
import type { Stage } from '../stage/stage.js';
import { APPLICANT } from './applicant.js';

export const correction: Scenario = {
  name: 'correction',
  summary: 'one correction notice, whole and with standards; a second is refused and raises a red alert (一次性告知补正)',
  title: '一次性告知补正：只有一次，必须说全',
  basis: '行政许可法第三十二条；通知第11条、第12条',
  rule: '材料不齐全、不能当场补正的，须在五个工作日内一次性告知需要补正的全部内容和标准；绝没有第二次告知，再次告知的，系统拒绝并报红牌。补正齐全后重新起算五个工作日。',
  movesClock: true,
  play,
};

async function play(stage: Stage): Promise<void> {
  const { item, window } = await stage.cast('120101-XK00103');
  const applicant = await stage.applicant(APPLICANT.identifier, APPLICANT.name);
  const main = item.materials.filter(({ role }) => role === 'MAIN');
  const [form, , layout] = main.map(({ code }) => code);
  if (form === undefined || layout === undefined) throw new Error(`${item.code} has fewer main materials than the story needs`);
  const restaurant = await stage.receive(window, item, {
    title: '示例餐厅食品经营许可',
    applicant: APPLICANT,
    without: [layout],
    sentence: '缺一份主审要件，申请书也没有盖章。',
  });
  await restaurant.tellClock();
  const unstamped = { material: form, problem: '申请书未加盖公章', standard: '原件，加盖与营业执照一致的公章' };
  const missing = { material: layout, problem: '未提交', standard: '按比例绘制，注明面积、功能分区和人流物流方向' };

  const partial = { by: window, what: '告知补正（没有说全）', sentence: '窗口只告知盖章一项，不提所缺的主审要件。' };
  await restaurant.refused(partial, ['CORRECTION_ENTRIES_REQUIRED'], RequestCorrectionDocument, { entries: [unstamped] });
  const vague = { by: window, what: '告知补正（没有标准）', sentence: '两项都提了，其中一项没有写补正到什么标准。' };
  await restaurant.refused(vague, ['CORRECTION_ENTRIES_REQUIRED'], RequestCorrectionDocument, {
    entries: [unstamped, { ...missing, standard: '' }],
  });
  const whole = { by: window, what: '一次性告知补正', sentence: '全部内容和标准，一次告知。' };
  await restaurant.take(whole, RequestCorrectionDocument, { entries: [unstamped, missing] });
  for (const { material, problem, standard } of [unstamped, missing]) {
    const name = item.materials.find(({ code }) => code === material)?.name ?? material;
    stage.narrator.note('·', `${name}：${problem}；标准：${standard}`);
  }

  await stage.advance(at(await stage.calendar.workingDay(stage.today, 1), '10:00'), '第二天，窗口又想起一条');
  const second = { by: window, what: '再次告知补正', sentence: '窗口想再要一份材料，发第二份补正通知。' };
  const another = { material: main[1]?.code ?? form, problem: '复印件不清晰', standard: '清晰的复印件' };
  await restaurant.refused(second, ['CORRECTION_ALREADY_REQUESTED'], RequestCorrectionDocument, { entries: [another] });

  await stage.advance(at(await stage.calendar.workingDay(stage.today, 2), '09:30'), '申请人准备补正材料');
  const half = { by: applicant, what: '补正（一部分）', sentence: '申请人先补交盖好章的申请书。' };
  await restaurant.take(half, SupplementMaterialsDocument, { materials: [{ code: form }] });
  const early = { by: window, what: '受理（补正未完）', sentence: '另一份还没有来，窗口不能受理。' };
  await restaurant.refused(early, ['MAIN_MATERIAL_MISSING', 'CORRECTION_PENDING'], AcceptCaseDocument, {});
  const rest = { by: applicant, what: '补正（全部）', sentence: '申请人补交布局图，补正齐全。' };
  await restaurant.take(rest, SupplementMaterialsDocument, { materials: [{ code: layout }] });
  stage.narrator.note('·', '重新起算五个工作日：');
  await restaurant.tellClock();
  await restaurant.take({ by: window, what: '受理', sentence: '材料齐全，受理。' }, AcceptCaseDocument, {});
  await restaurant.tellClock();
  await restaurant.acknowledge(stage.supervisor, 'SECOND_NOTICE_ATTEMPTED', '已责成窗口负责人组织学习一次性告知制度。');
}
