import { ACCOUNTABILITY_STATUSES } from '../../../domain/accountability/accountability.js';
import { APPOINTMENT_STATUSES } from '../../../domain/appointments/appointment.js';
import { CASE_STATUSES } from '../../../domain/cases/case.js';
import { INQUIRY_STATUSES } from '../../../domain/inquiries/inquiry.js';
import { INSPECTION_STATUSES } from '../../../domain/inspections/inspection.js';
import { JOINT_CASE_STATUSES } from '../../../domain/joint-cases/joint-case.js';
import { RECTIFICATION_STATUSES } from '../../../domain/rectifications/rectification.js';
import type { Refusal } from '../../../domain/shared/refusal.js';
import { VISIT_STATUSES } from '../../../domain/visits/visit.js';
import { tell, userErrors } from '../../../resolvers/shared/messages.js';

const told = (refusal: Partial<Refusal> & Pick<Refusal, 'code'>): string | undefined =>
  userErrors([{ basis: null, ...refusal }], 'zh-CN')[0]?.message;

describe('codes inside sentences are told as terms', () => {
  const RECORDS = {
    accountability: ACCOUNTABILITY_STATUSES,
    appointment: APPOINTMENT_STATUSES,
    case: CASE_STATUSES,
    inquiry: INQUIRY_STATUSES,
    inspection: INSPECTION_STATUSES,
    jointCase: JOINT_CASE_STATUSES,
    rectification: RECTIFICATION_STATUSES,
    visit: VISIT_STATUSES,
  };

  it.each(Object.entries(RECORDS))('every state of the %s has its Chinese term', (_record, statuses) => {
    for (const status of statuses) {
      const message = told({ code: 'ILLEGAL_TRANSITION', reason: 'record', facts: { status, from: statuses.join(', ') } });
      expect(message).not.toMatch(/[A-Z_]/);
    }
  });

  it('a joint case that is still being received is 收件中', () => {
    expect(told({ code: 'ILLEGAL_TRANSITION', reason: 'jointCase', facts: { status: 'OPENING' } })).toContain('现处于 收件中 状态');
  });

  it('an accountability action is made known (已通报, M30), an item published (已公布, M24)', () => {
    const record = { code: 'ILLEGAL_TRANSITION', reason: 'record', facts: { status: 'PUBLISHED', from: 'DECIDED' } } as const;
    expect(told(record)).toContain('已通报');
    expect(told({ code: 'ILLEGAL_TRANSITION', reason: 'item', facts: { status: 'PUBLISHED' } })).toContain('已公布');
  });

  it('limits and stages too, in lists with the Chinese comma', () => {
    const asked = { asked: '3 MONTH', most: '10 WORKING_DAY' };
    expect(told({ code: 'EXTENSION_TOO_LONG', facts: asked })).toBe('延长 3 个月 超过该事项最长可延长的 10 个工作日');
    const facts = { kind: 'HEARING', listed: 'TESTING, SITE_SURVEY' };
    expect(told({ code: 'PROCEDURE_NOT_IN_ITEM', facts })).toContain('已列环节：检测、现场勘查');
    expect(told({ code: 'LEGAL_BASIS_REQUIRED', reason: 'stage', facts: { kind: 'EXPERT_REVIEW' } })).toContain('“专家评审”');
  });
});

describe("people's own words stay as they were written", () => {
  it.each(['zh-CN', 'en'] as const)('in a sentence (%s)', (language) => {
    const problem = '叫号屏显示 OPEN, 3 MONTH, CLOSED';
    const sentence = ['问题“{problem}”，责任人：{responsible}', 'Problem "{problem}" ({responsible})'] as const;
    expect(tell(sentence, { problem, responsible: 'LEADER' }, language)).toContain(problem);
    expect(tell(sentence, { problem, responsible: 'LEADER' }, language)).toContain('LEADER');
  });

  it('in the name of a material', () => {
    expect(told({ code: 'LEGAL_BASIS_REQUIRED', facts: { what: 'TESTING, REVIEW' } })).toContain('“TESTING, REVIEW”');
    expect(told({ code: 'INVALID_INPUT', reason: 'repeated', facts: { value: 'HEARING' } })).toContain('“HEARING”');
  });
});
