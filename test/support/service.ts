import type { Caller } from '../../domain/shared/caller.js';
import { centers } from '../../prisma/seed/centers.js';
import { caller } from './callers.js';
import type { TestHub } from './hub.js';
import { MEMBER } from './straight-road.js';

export const MANAGER = caller('CENTER_MANAGER', { member: MEMBER });
export const SECOND_SUPERVISOR = caller('SUPERVISOR', { subject: 'SUPERVISOR:second', name: '第二督查员' });
export const SHA256 = 'a'.repeat(64);
export const EVIDENCE = [{ name: '现场照片', sha256: SHA256 }];

/** The main centre of a member. */
export function centerOf(memberCode: string = MEMBER) {
  const center = centers.find((one) => one.memberCode === memberCode);
  if (center === undefined) throw new Error(`no centre of ${memberCode}`);
  return center;
}

const USER_ERRORS = 'userErrors { code message path basis }';

/** What each mutation takes, and what a test reads of its payload. */
const MUTATIONS = {
  openInquiry: ['OpenInquiryInput', 'inquiry { id status firstResponder { id } }'],
  referInquiry: [
    'ReferInquiryInput',
    'inquiry { id status referrals { member { code } center { id name phone } window { id number } note } }',
  ],
  answerInquiry: ['AnswerInquiryInput', 'inquiry { id status answer answeredAt }'],
  openSlots: ['OpenSlotsInput', 'slots { id startsAt endsAt capacity remaining }'],
  bookAppointment: ['BookAppointmentInput', 'appointment { id number version status applicant { name identifier } slot { remaining } }'],
  confirmAppointment: ['AppointmentStepInput', 'appointment { id version status }'],
  cancelAppointment: ['AppointmentStepInput', 'appointment { id version status slot { remaining } }'],
  checkInAppointment: ['AppointmentStepInput', 'appointment { id version status }'],
  markNoShow: ['AppointmentStepInput', 'appointment { id version status }'],
  scheduleVisit: ['ScheduleVisitInput', 'visit { id version status }'],
  recordVisit: ['RecordVisitInput', 'visit { id version status passedFirstTime attendees { id } }'],
  cancelVisit: ['CancelVisitInput', 'visit { id version status }'],
  openInspection: ['OpenInspectionInput', 'inspection { id number version status }'],
  recordFinding: ['RecordFindingInput', 'inspection { id version } finding { id points }'],
  closeInspection: ['CloseInspectionInput', 'inspection { id version status closedAt }'],
  openRectification: ['OpenRectificationInput', 'rectification { id version status overdue }'],
  submitRectification: ['RectificationStepInput', 'rectification { id version status overdue progress { by text } }'],
  verifyRectification: ['RectificationStepInput', 'rectification { id version status }'],
  returnRectification: ['RectificationStepInput', 'rectification { id version status }'],
  proposeAccountability: ['ProposeAccountabilityInput', 'accountabilityAction { id number version status }'],
  notifyAccountability: ['AccountabilityStepInput', 'accountabilityAction { id version status statementDueOn }'],
  stateCase: ['AccountabilityStepInput', 'accountabilityAction { id version status statement }'],
  decideAccountability: ['DecideAccountabilityInput', 'accountabilityAction { id version status measure decidedBy }'],
  publishAccountability: ['AccountabilityStepInput', 'accountabilityAction { id version status notice { id number title html } }'],
  registerStaff: ['RegisterStaffInput', 'staff { id name permanent duties window { id } }'],
  recordTraining: ['RecordTrainingInput', 'staff { id trainings { topic hours completedOn } }'],
  recordLeave: ['RecordLeaveInput', 'staff { id leaves { startsOn endsOn reason approvedBy } }'],
  rotateStaff: ['RotateStaffInput', 'staff { id window { id } rotations { effectiveOn announcedOn toWindow { id } fromWindow { id } } }'],
} as const;

export type ServiceMutation = keyof typeof MUTATIONS;

/** A mutation's answer, whatever it is. */
export async function send(
  hub: TestHub,
  name: ServiceMutation,
  input: Record<string, unknown>,
  by?: Caller,
  language: 'zh-CN' | 'en' = 'zh-CN',
) {
  const [type, fields] = MUTATIONS[name];
  return hub.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} ${USER_ERRORS} } }`, { input }, by, language);
}

/** A mutation that must be granted: its payload. */
export async function grantOf(hub: TestHub, name: ServiceMutation, input: Record<string, unknown>, by?: Caller) {
  const answer = await send(hub, name, input, by);
  const payload = answer.data?.[name];
  if (answer.errors !== undefined || payload.userErrors.length > 0) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return payload;
}

const TABLES = [
  'inquiry',
  'slot',
  'appointment',
  'visit',
  'inspection',
  'finding',
  'rectification',
  'accountability',
  'staff',
  'case_record',
  'document',
];

async function everything(hub: TestHub): Promise<string> {
  const hashes = TABLES.map((table) => `(SELECT md5(coalesce(string_agg(t::text, ',' ORDER BY t::text), '')) FROM ${table} t) AS ${table}`);
  return JSON.stringify(await hub.database.query(`SELECT ${hashes.join(', ')}`));
}

/** The codes with which a mutation is refused; nothing may be left of it, and every refusal speaks both languages. */
export async function refusalsOf(hub: TestHub, name: ServiceMutation, input: Record<string, unknown>, by?: Caller): Promise<string[]> {
  const before = await everything(hub);
  const [chinese, english] = [await send(hub, name, input, by), await send(hub, name, input, by, 'en')];
  expect(chinese.errors).toBeUndefined();
  const { userErrors, ...records } = (chinese.data ?? {})[name];
  for (const record of Object.values(records)) expect(record === null || (Array.isArray(record) && record.length === 0)).toBe(true);
  expect(await everything(hub)).toBe(before);
  for (const { message } of userErrors) expect(message).toMatch(/[\u4e00-\u9fff]/);
  for (const { message } of (english.data ?? {})[name].userErrors) expect(message).toMatch(/^[\x20-\x7e\u4e00-\u9fff·“”]+$/);
  const bare = ['NOT_FOUND', 'INVALID_INPUT', 'STALE_VERSION', 'IDEMPOTENCY_KEY_REUSED'];
  for (const { code, basis } of userErrors) expect([code, basis !== null]).toEqual([code, !bare.includes(code)]);
  return userErrors.map(({ code }: { code: string }) => code);
}

/** The code of the GraphQL error with which a mutation ends. */
export async function faultOf(hub: TestHub, name: ServiceMutation, input: Record<string, unknown>, by?: Caller): Promise<unknown> {
  const answer = await send(hub, name, input, by);
  return answer.errors?.[0]?.extensions['code'] ?? null;
}
