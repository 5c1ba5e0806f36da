import {
  BookAppointmentDocument,
  CheckInAppointmentDocument,
  OpenInquiryDocument,
  OpenSlotsDocument,
  RecordVisitDocument,
  ReferInquiryDocument,
  ScheduleVisitDocument,
} from '../../../sdk/generated/operations.js';
import type { Actor, Cast, Stage } from '../../stage/stage.js';
import { APPLICANT } from '../applicant.js';
import { act, granted } from './act.js';
import { decide } from './cases.js';
import { centerOf, DISTRICT, DEPARTMENT } from './places.js';

const OWNER = { kind: 'ORGANIZATION', ...APPLICANT, phone: '022-55501234', residence: 'LOCAL' } as const;

/** 预约 (M25): hours opened, booked round the clock, one active booking per applicant, item and day. */
export async function appointments(stage: Stage, { item, window, reviewer, checker }: Cast, manager: Actor): Promise<void> {
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
export async function inquiry(stage: Stage, { window }: Cast): Promise<void> {
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
export async function visitAndCase(stage: Stage, { item, window, reviewer, checker }: Cast): Promise<void> {
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
