import { createHash } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListReportsDocument, ReturnReportDocument, SubmitReportDocument, type ReportForm } from '../../../sdk/generated/operations.js';
import type { Actor, Stage } from '../../stage/stage.js';
import { act, granted } from './act.js';
import { DISTRICT, DEPARTMENT } from './places.js';

const FORMS: readonly ReportForm[] = [
  'DEFERRED_SERVICE',
  'ON_SITE_SERVICE',
  'APPOINTMENTS',
  'TOWNSHIP_SELF_CHECK',
  'DISTRICT_INSPECTION_SUMMARY',
];

/** 报表 (附件2至附件6): owed by the 5th, computed from the records, frozen when submitted, returned with a reason. */
export async function reports(stage: Stage, managers: { readonly district: Actor; readonly department: Actor }): Promise<void> {
  stage.narrator.part('七、报表：附件2至附件6');
  const owed = await owedReports(stage);
  stage.narrator.table([
    ['单位', '报表', '报送', '截止', '还有', '行数'],
    ...owed.map(({ member, title, receivingOffice, dueOn, daysLeft, rows }) => [
      member.shortName,
      title.replace(/^.*?月/, ''),
      receivingOffice === 'JOINT_REVIEW_OFFICE' ? '联审处' : '协调处',
      dueOn,
      `${daysLeft ?? 0} 天`,
      String(rows.length),
    ]),
  ]);
  const submit = async (one: (typeof owed)[number], sentence: string): Promise<void> => {
    const by = one.member.code === DISTRICT ? managers.district : managers.department;
    const input = { member: one.member.code, form: one.form, from: one.from, to: one.to };
    granted(
      await act(stage, { by, what: '报送', sentence }, SubmitReportDocument, input, ({ report }) => [
        '已报送',
        `${one.title}；报送即冻结，校验码 ${report?.sha256?.slice(0, 12) ?? ''}…`,
      ]),
      '报送',
    );
  };
  await stage.advance('2017-03-03T10:00:00+08:00', '离截止还有两天，两家都报上来');
  for (const one of owed) await submit(one, `报送《${one.title}》。`);
  const [returned] = owed;
  if (returned === undefined) throw new Error('这个月应当有报表要报');
  await act(
    stage,
    { by: stage.supervisor, what: '退回', sentence: '发现说明不全，退回并写明理由。' },
    ReturnReportDocument,
    { report: String(returned.id), reason: '请补充备注栏后重新报送' },
    ({ report }) => ['已退回', `理由：${report?.returnedReason ?? ''}`],
  );
  await submit(returned, '补充后重新报送。');
  await download(stage);
}

async function owedReports(stage: Stage) {
  const filter = { members: [DISTRICT, DEPARTMENT], forms: [...FORMS], dueFrom: '2017-03-01', dueTo: '2017-03-31' };
  const { reports: list } = await stage.supervisor.client.request(ListReportsDocument, { filter, first: 50 });
  return list.nodes;
}

/** The workbooks as an official would open them, each compared with what the hub says of it. */
async function download(stage: Stage): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-month-'));
  const rows: string[][] = [];
  for (const { xlsxUrl, member, title, sha256 } of await owedReports(stage)) {
    const response = await fetch(xlsxUrl);
    if (!response.ok) throw new Error(`${title}: HTTP ${response.status}`);
    const bytes = Buffer.from(await response.arrayBuffer());
    const isSame = createHash('sha256').update(bytes).digest('hex') === sha256;
    if (!isSame) throw new Error(`${title}: the workbook is not the one submitted`);
    await writeFile(join(folder, `${title}-${member.shortName}.xlsx`), bytes);
    rows.push([`${title}-${member.shortName}.xlsx`, `${(bytes.length / 1_024).toFixed(1)} KB`, '校验一致']);
  }
  stage.narrator.part('工作簿');
  stage.narrator.table([['文件', '大小', '校验'], ...rows]);
  stage.narrator.fact('存放', folder);
}
