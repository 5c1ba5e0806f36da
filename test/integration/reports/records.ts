import type { AccountabilityAction } from '../../../domain/accountability/accountability.js';
import type { Appointment } from '../../../domain/appointments/appointment.js';
import type { Finding, Inspection } from '../../../domain/inspections/inspection.js';
import type { Rectification } from '../../../domain/rectifications/rectification.js';
import type { Visit } from '../../../domain/visits/visit.js';
import { officerWith } from '../../support/callers.js';
import { APPLICANT, ITEM, MEMBER } from '../../support/straight-road.js';

const OFFICER = officerWith(MEMBER, 'REVIEWER').id;

/** An on-site service that took place. */
export function visitOf(more: Partial<Visit> & { readonly visitedAt: string }): Visit {
  return {
    id: 'visit_120101_1',
    version: 2,
    memberCode: MEMBER,
    kind: 'ON_SITE_SERVICE',
    project: { name: '示例产业园一期', level: 'CITY', owner: '天津示例装备制造有限公司' },
    itemCodes: [ITEM],
    itemVersionIds: [],
    caseId: null,
    contactOfficer: OFFICER,
    attendees: [OFFICER],
    address: '天津市和平区示例路1号',
    scheduledFor: more.visitedAt,
    status: 'DONE',
    guidance: '讲解申报要点',
    passedFirstTime: null,
    recordedAt: more.visitedAt,
    cancelledFor: null,
    ...more,
  };
}

/** An appointment that was kept. */
export function appointmentOf(more: Partial<Appointment> & { readonly startsAt: string; readonly itemVersionId: string }): Appointment {
  return {
    id: 'appointment_120101_1',
    number: 'YY-1',
    version: 1,
    memberCode: MEMBER,
    itemCode: ITEM,
    slotId: null,
    requestedFor: more.startsAt,
    applicant: { ...APPLICANT, kind: 'ORGANIZATION', agentName: null, residence: 'LOCAL' },
    channel: 'WECHAT',
    content: '咨询并申请',
    status: 'COMPLETED',
    caseId: null,
    createdAt: '2017-02-05T14:10:00.000Z',
    checkedInAt: more.startsAt,
    notes: [],
    ...more,
  };
}

export function inspectionOf(more: Partial<Inspection> & { readonly openedAt: string }): Inspection {
  return {
    id: 'inspection_120101_1',
    number: 'JC-1',
    version: 1,
    kind: 'PATROL',
    memberCode: MEMBER,
    centerId: null,
    caseId: null,
    inspectors: ['检查员甲', '检查员乙'],
    invited: [],
    status: 'OPEN',
    closedAt: null,
    summary: null,
    ...more,
  };
}

export function findingOf(more: Partial<Finding> & { readonly id: string; readonly recordedAt: string }): Finding {
  return {
    inspectionId: 'inspection_120101_1',
    memberCode: MEMBER,
    violation: 'PHONE_PLAY',
    severity: 'MINOR',
    description: '窗口人员玩手机',
    staffId: null,
    caseId: null,
    evidence: [],
    points: 0.5,
    ...more,
  };
}

export function rectificationOf(more: Partial<Rectification> & { readonly id: string; readonly openedAt: string }): Rectification {
  return {
    version: 1,
    memberCode: MEMBER,
    findingId: null,
    aspect: 'WORK_STYLE',
    problem: '玩手机',
    measures: '批评教育',
    responsible: '王主任',
    dueOn: '2017-03-10',
    status: 'OPEN',
    submittedAt: null,
    progress: [],
    ...more,
  };
}

export function actionOf(more: Partial<AccountabilityAction>): AccountabilityAction {
  return {
    id: 'accountability_120101_1',
    number: 'WZ-1',
    version: 3,
    memberCode: MEMBER,
    subjectId: OFFICER,
    ground: 'SHIRKING',
    facts: '推诿',
    findingIds: [],
    evidence: [],
    measure: 'REMINDER_TALK',
    status: 'PUBLISHED',
    proposedBy: 'SUPERVISOR:test',
    proposedAt: '2017-02-10T02:00:00.000Z',
    notifiedAt: null,
    statementDueOn: null,
    statement: null,
    decidedBy: null,
    decidedAt: null,
    decisionReasons: null,
    publishedAt: null,
    noticeId: null,
    remarks: [],
    ...more,
  };
}
