import {
  AppraisalsDocument,
  CaseStatisticsDocument,
  CloseInspectionDocument,
  OpenInspectionDocument,
  OpenRectificationDocument,
  RecordFindingDocument,
  SubmitRectificationDocument,
  VerifyRectificationDocument,
} from '../../../sdk/generated/operations.js';
import type { Actor, Stage } from '../../stage/stage.js';
import { act, granted } from './act.js';
import { DISTRICT, DEPARTMENT, FEBRUARY } from './places.js';

/** 监督检查 (M28, M29): a finding, the ledger of rectification, closed when verified. */
export async function inspection(stage: Stage, manager: Actor): Promise<void> {
  stage.narrator.part('五、监督检查：发现问题，建立台账，整改销号');
  const { supervisor } = stage;
  const opened = granted(
    await act(
      stage,
      { by: supervisor, what: '巡查', sentence: '督查人员到区中心巡查。' },
      OpenInspectionDocument,
      { member: DISTRICT, kind: 'PATROL', inspectors: [supervisor.who.name] },
      ({ inspection: one }) => [one?.number ?? '', `检查编号 ${one?.number ?? ''}`],
    ),
    '巡查',
  );
  const id = String(opened.inspection?.id ?? '');
  const found = granted(
    await act(
      stage,
      { by: supervisor, what: '记录问题', sentence: '一个窗口上班时间无人值守。' },
      RecordFindingDocument,
      { inspection: id, violation: 'EMPTY_POST', severity: 'MINOR', description: '上午 9 时 40 分 3 号窗口空岗' },
      ({ finding }) => ['空岗', `记入检查，绩效扣 ${finding?.points ?? 0} 分`],
    ),
    '问题',
  );
  await act(
    stage,
    { by: supervisor, what: '检查结束', sentence: '当场反馈。' },
    CloseInspectionDocument,
    { inspection: id, summary: '总体良好，发现空岗一次，要求整改' },
    () => ['已结束', '检查结束后内容不可更改'],
  );
  const line = granted(
    await act(
      stage,
      { by: manager, what: '建立整改台账', sentence: '中心认领问题，明确责任人和期限。' },
      OpenRectificationDocument,
      {
        member: DISTRICT,
        finding: String(found.finding?.id ?? ''),
        aspect: 'WORK_STYLE',
        problem: '窗口空岗',
        measures: '实行 AB 岗，离岗须有人顶替',
        responsible: manager.who.name,
        dueOn: '2017-02-22',
      },
      ({ rectification }) => ['已立项', `整改期限 ${rectification?.dueOn ?? ''}`],
    ),
    '台账',
  );
  await stage.advance('2017-02-21T15:00:00+08:00', 'AB 岗制度已经实行');
  const rectification = String(line.rectification?.id ?? '');
  await act(
    stage,
    { by: manager, what: '报告整改', sentence: '制度上墙，连续三天抽查无空岗。' },
    SubmitRectificationDocument,
    { rectification, text: '已实行 AB 岗，附抽查记录' },
    () => ['待核实', '等待督查核实'],
  );
  await act(
    stage,
    { by: supervisor, what: '核实销号', sentence: '复查属实。' },
    VerifyRectificationDocument,
    { rectification, text: '复查属实，同意销号' },
    () => ['已销号', '问题台账销号'],
  );
}

/** 统计与绩效 (M28) */
export async function figures(stage: Stage): Promise<void> {
  stage.narrator.part('六、月末：统计和绩效');
  await stage.advance('2017-03-01T09:00:00+08:00', '二月结束');
  const { client } = stage.supervisor;
  const { caseStatistics } = await client.request(CaseStatisticsDocument, { period: FEBRUARY, members: [DISTRICT, DEPARTMENT] });
  stage.narrator.table([
    ['单位', '收件', '受理', '办结', '承诺期内', '容缺', '预约', '上门'],
    ...caseStatistics.groups.map(({ label, figures: one }) => [
      label,
      ...[one.received, one.accepted, one.decided, one.decidedInPromise, one.deferredAcceptances, one.appointments, one.onSiteVisits].map(
        String,
      ),
    ]),
  ]);
  const { appraisals } = await client.request(AppraisalsDocument, { period: FEBRUARY });
  const ranked = appraisals.filter(({ member }) => member.code === DISTRICT || member.code === DEPARTMENT);
  for (const { member, score, rank } of ranked)
    stage.narrator.note('绩效', `${member.shortName} ${bar(score)} ${score.toFixed(1)} 分，同类第 ${rank ?? '—'}`);
}

/** A score of 100 as a bar of twenty signs. */
function bar(score: number): string {
  const full = Math.round(score / 5);
  return '█'.repeat(full) + '░'.repeat(20 - full);
}
