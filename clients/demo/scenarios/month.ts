import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { createHash } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AcceptCaseDocument,
  AppraisalsDocument,
  BookAppointmentDocument,
  CaseStatisticsDocument,
  CheckInAppointmentDocument,
  CloseInspectionDocument,
  DecideCaseDocument,
  DeliverCaseDocument,
  ListCentersDocument,
  ListReportsDocument,
  OpenInquiryDocument,
  OpenInspectionDocument,
  OpenRectificationDocument,
  OpenSlotsDocument,
  RecordFindingDocument,
  RecordVisitDocument,
  ReferInquiryDocument,
  ReturnReportDocument,
  ReviewCaseDocument,
  ScheduleVisitDocument,
  SubmitRectificationDocument,
  SubmitReportDocument,
  SupplementMaterialsDocument,
  VerifyRectificationDocument,
  type RefusalFragment,
  type ReportForm,
} from '../../sdk/generated/operations.js';
import { at } from '../stage/calendar.js';
import type { Scenario } from '../stage/scenario.js';
import type { Actor, Cast, Stage } from '../stage/stage.js';
import type { StagedCase } from '../stage/staged-case.js';
import { APPLICANT } from './applicant.js';

const DISTRICT = '120101';
const DEPARTMENT = '120000-gh';
const FEBRUARY = { from: '2017-02-01', to: '2017-02-28' };
const OWNER = { kind: 'ORGANIZATION', ...APPLICANT, phone: '022-55501234', residence: 'LOCAL' } as const;
const REVIEW = { favourable: true, text: '符合法定条件、标准' };
const GRANT = { outcome: 'APPROVED', reasons: '符合法定条件、标准' } as const;

export const month: Scenario = {
  name: 'month',
  summary: 'February 2017 of a district and a department: appointments, visits, cases, inspection, figures, workbooks 2 to 6',
  title: '一个区和一个部门的2017年2月：从预约到报表',
  basis: '通知第7条、第10条、第11条、第14条、第25条、第26条、第28条、第29条，附件2至附件6',
  rule: '服务、办件、监督都在同一个系统里留痕；月末报表由记录自动汇总，每月5日前报送，报送即冻结，退回须说明理由。',
  movesClock: true,
  play: async (stage) => {
    const district = await stage.cast(`${DISTRICT}-XK01201`);
    const department = await stage.cast(`${DEPARTMENT}-XK00301`);
    const managers = {
      district: await stage.official('CENTER_MANAGER', DISTRICT, { post: '中心负责人', name: '示例·区中心主任' }),
      department: await stage.official('CENTER_MANAGER', DEPARTMENT, { post: '窗口负责人', name: '示例·首席代表' }),
    };
    await appointments(stage, district, managers.district);
    await inquiry(stage, district);
    await visitAndCase(stage, department);
    await tolerantCase(stage, district);
    await inspection(stage, managers.district);
    await figures(stage);
    await reports(stage, managers);
  },
};

interface Answer {
  readonly userErrors: readonly RefusalFragment[];
}

/** Somebody does something; tells what came of it. `tell`: the result in a word, and in a sentence. Null where it was refused. */
async function act<Name extends string, Given extends Answer, Input>(
  stage: Stage,
  { by, what, sentence }: { readonly by: Actor; readonly what: string; readonly sentence: string },
  document: TypedDocumentNode<Readonly<Record<Name, Given>>, { readonly input: Input }>,
  input: Input,
  tell: (answer: Given) => readonly [result: string, sentence: string],
): Promise<Given | null> {
  stage.narrator.step({ at: stage.now, who: by.who, what }, sentence);
  const [answer] = Object.values<Given>(await by.client.request(document, { input }));
  if (answer === undefined) throw new Error(`${what}: the hub told nothing`);
  if (answer.userErrors.length > 0) {
    stage.narrator.refused(answer.userErrors);
    return null;
  }
  stage.narrator.granted(...tell(answer));
  return answer;
}

function granted<Given>(answer: Given | null, what: string): Given {
  if (answer === null) throw new Error(`${what}应当获准`);
  return answer;
}

/** 预约 (M25): hours opened, booked round the clock, one active booking per applicant, item and day. */
async function appointments(stage: Stage, { item, window, reviewer, checker }: Cast, manager: Actor): Promise<void> {
  stage.narrator.part('一、预约：放号、预约、签到、接件');
  await stage.advance('2017-02-06T09:10:00+08:00', '月初，第一个工作周');
  const center = await centerOf(stage, DISTRICT);
  const opened = granted(
    await act(
      stage,
      { by: manager, what: '开放预约', sentence: '开放明天上午的预约号，每小时 2 个。' },
      OpenSlotsDocument,
      { center: center.id, dates: ['2017-02-07'], opens: '09:00', closes: '11:00', length: 60, capacity: 2 },
      ({ slots }) => [
        `${slots?.length ?? 0} 个时段`,
        `${center.name}：${(slots ?? []).map((slot) => slot.startsAt.slice(11, 16)).join('、')}，24 小时可约`,
      ],
    ),
    '开放预约',
  );
  const applicant = { who: { post: '申请人', name: APPLICANT.name }, staff: null, client: stage.anybody };
  const booking = {
    itemCode: item.code,
    slot: opened.slots?.[0]?.id ?? '',
    applicant: OWNER,
    channel: 'WEB',
    content: '办理印刷经营许可',
  } as const;
  const booked = granted(
    await act(
      stage,
      { by: applicant, what: '网上预约', sentence: '晚上在家里网上预约，不需要登录。' },
      BookAppointmentDocument,
      booking,
      ({ appointment }) => [
        appointment?.number ?? '',
        `预约成功 ${appointment?.number ?? ''}，该时段还剩 ${appointment?.slot?.remaining ?? 0} 个号`,
      ],
    ),
    '预约',
  );
  await act(
    stage,
    { by: applicant, what: '重复预约', sentence: '同一天、同一事项再约一个。' },
    BookAppointmentDocument,
    { ...booking, slot: opened.slots?.[1]?.id ?? '' },
    () => ['', ''],
  );
  await stage.advance('2017-02-07T09:00:00+08:00', '预约的时间到了');
  const id = String(booked.appointment?.id ?? '');
  await act(
    stage,
    { by: window, what: '签到', sentence: '申请人到窗口签到，免排队。' },
    CheckInAppointmentDocument,
    { appointment: id },
    ({ appointment }) => ['已签到', `${appointment?.number ?? ''} 已签到`],
  );
  const printing = await stage.receive(window, item, {
    title: '示例印刷厂印刷经营许可',
    applicant: APPLICANT,
    appointment: id,
    sentence: '凭预约号接件，材料齐全。',
  });
  await decide(printing, { window, reviewer, checker });
}

/** 首问负责 (M10, M11): nobody is sent away without a place to go to. */
async function inquiry(stage: Stage, { window }: Cast): Promise<void> {
  stage.narrator.part('二、咨询：首问负责，指引到人到窗口');
  const asked = granted(
    await act(
      stage,
      { by: window, what: '咨询', sentence: '有人来问建设工程规划许可怎么办。' },
      OpenInquiryDocument,
      { member: DISTRICT, channel: 'COUNTER', question: '厂房扩建的规划许可在哪里办？', by: window.staff },
      ({ inquiry: one }) => ['已登记', `首问负责人：${one?.firstResponder?.name ?? ''}`],
    ),
    '咨询',
  );
  const place = await centerOf(stage, DEPARTMENT);
  await act(
    stage,
    { by: window, what: '指引', sentence: '不归本区办理，写明去哪里、找哪个窗口、打哪个电话。' },
    ReferInquiryDocument,
    {
      inquiry: String(asked.inquiry?.id ?? ''),
      member: DEPARTMENT,
      center: place.id,
      window: place.windows[0]?.id ?? null,
      note: '请带建设用地规划许可证',
    },
    ({ inquiry: one }) => {
      const referral = one?.referrals.at(-1);
      return ['已指引', `${referral?.member.name ?? ''}，${referral?.center?.name ?? ''}，电话 ${referral?.center?.phone ?? ''}`];
    },
  );
}

/** 上门服务 (M26): guidance at the project's site, and the case that then passes at the first check. */
async function visitAndCase(stage: Stage, { item, window, reviewer, checker }: Cast): Promise<void> {
  stage.narrator.part('三、上门服务：重大项目先辅导、后申报');
  const visit = granted(
    await act(
      stage,
      { by: window, what: '安排上门服务', sentence: '市级重大项目，指定联络员明天上门辅导。' },
      ScheduleVisitDocument,
      {
        member: DEPARTMENT,
        kind: 'ON_SITE_SERVICE',
        project: { name: '示例产业园一期', level: 'CITY', owner: APPLICANT.name },
        itemCodes: [item.code],
        contactOfficer: reviewer.staff ?? '',
        attendees: [reviewer.staff ?? ''],
        address: '天津市和平区示例路1号',
        scheduledFor: '2017-02-08T09:30:00+08:00',
      },
      () => ['已安排', `联络员 ${reviewer.who.name}，2 月 8 日 9:30`],
    ),
    '上门服务',
  );
  await stage.advance('2017-02-08T11:00:00+08:00', '联络员上门回来');
  await act(
    stage,
    { by: reviewer, what: '记录上门服务', sentence: '讲清材料和标准，记录在案。' },
    RecordVisitDocument,
    {
      visit: String(visit.visit?.id ?? ''),
      guidance: '逐项讲解申请材料和审查标准，现场核对图纸目录',
      attendees: [reviewer.staff ?? ''],
      occurredAt: '2017-02-08T10:30:00+08:00',
    },
    () => ['已记录', '辅导内容、人员、时间均已留痕'],
  );
  await stage.advance('2017-02-10T09:00:00+08:00', '项目单位按辅导备齐了材料');
  const planning = await stage.receive(window, item, {
    title: '示例产业园一期工程规划许可',
    applicant: APPLICANT,
    sentence: '材料一次备齐，一次审查通过。',
  });
  await decide(planning, { window, reviewer, checker });
}

/** 容缺后补 (M14, M15) */
async function tolerantCase(stage: Stage, { item, window, reviewer, checker }: Cast): Promise<void> {
  stage.narrator.part('四、容缺受理：先批后补，按期补齐');
  await stage.advance('2017-02-13T09:00:00+08:00', '又一家印刷厂来办理');
  const owed = item.materials.filter(({ deferral }) => deferral === 'AFTER_DECISION').map(({ code }) => code);
  const second = await stage.receive(window, item, {
    title: '示例二厂印刷经营许可',
    applicant: APPLICANT,
    without: owed,
    sentence: '缺一份可以先批后补的材料。',
  });
  const supplementBy = await stage.calendar.workingDay(stage.today, 3);
  const commitment = { signedBy: '示例·王经理', lawfulOperation: true, acceptSupervision: true, supplementBy };
  await second.take({ by: window, what: '容缺受理', sentence: `书面承诺 ${supplementBy} 前补齐。` }, AcceptCaseDocument, { commitment });
  await second.take({ by: reviewer, what: '一审', sentence: '当天审查。' }, ReviewCaseDocument, REVIEW);
  await second.take({ by: checker, what: '一核', sentence: '当天决定。' }, DecideCaseDocument, GRANT);
  await second.take({ by: window, what: '送达', sentence: '当天领证。' }, DeliverCaseDocument, { note: '当面送达' });
  await stage.advance(at(supplementBy, '10:00'), '到了承诺补交的那一天');
  await second.take({ by: window, what: '补交材料', sentence: '按期补齐。' }, SupplementMaterialsDocument, {
    materials: owed.map((code) => ({ code })),
  });
}

/** 监督检查 (M28, M29): a finding, the ledger of rectification, closed when verified. */
async function inspection(stage: Stage, manager: Actor): Promise<void> {
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
async function figures(stage: Stage): Promise<void> {
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

const FORMS: readonly ReportForm[] = [
  'DEFERRED_SERVICE',
  'ON_SITE_SERVICE',
  'APPOINTMENTS',
  'TOWNSHIP_SELF_CHECK',
  'DISTRICT_INSPECTION_SUMMARY',
];

/** 报表 (附件2至附件6): owed by the 5th, computed from the records, frozen when submitted, returned with a reason. */
async function reports(stage: Stage, managers: { readonly district: Actor; readonly department: Actor }): Promise<void> {
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

async function centerOf(stage: Stage, member: string) {
  const { member: found } = await stage.anybody.request(ListCentersDocument, { member });
  const center = found?.centers?.find(({ level }) => level !== 'TOWNSHIP') ?? found?.centers?.[0];
  if (center === undefined) throw new Error(`${member} has no centre`);
  return { ...center, id: String(center.id), windows: center.windows.map(({ id }) => ({ id: String(id) })) };
}

/** The rest of the straight road, in one day. */
async function decide(one: StagedCase, { window, reviewer, checker }: Pick<Cast, 'window' | 'reviewer' | 'checker'>): Promise<void> {
  await one.take({ by: window, what: '受理', sentence: '材料齐全，当场受理。' }, AcceptCaseDocument, {});
  await one.take({ by: reviewer, what: '一审', sentence: '审查通过。' }, ReviewCaseDocument, REVIEW);
  await one.take({ by: checker, what: '一核', sentence: '准予许可。' }, DecideCaseDocument, GRANT);
  await one.take({ by: window, what: '送达', sentence: '当面送达。' }, DeliverCaseDocument, { note: '当面送达' });
}
