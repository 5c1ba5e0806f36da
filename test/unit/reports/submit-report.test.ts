import { personalDataIn } from '../../../domain/reports/personal-data.js';
import { countCharacters, judgeSubmission, type Submission } from '../../../domain/reports/submit-report.js';

const YEAR = { from: '2017-01-01', to: '2017-12-31' };
const FEBRUARY = { from: '2017-02-01', to: '2017-02-28' };
const district = { code: '120101', kind: 'DISTRICT_BUREAU', name: '和平区行政审批局' } as const;
const central = { code: '120000-gs', kind: 'CENTRAL_UNIT', name: '国税局' } as const;

function submission(more: Partial<Submission>): Submission {
  return {
    member: district,
    form: 'APPOINTMENTS',
    ...FEBRUARY,
    number: null,
    body: null,
    stored: [],
    applicantNames: [],
    today: '2017-03-03',
    ...more,
  };
}

function codes(more: Partial<Submission>): string[] {
  const verdict = judgeSubmission(submission(more));
  return verdict.granted ? [] : verdict.refusals.map(({ code, reason }) => (reason === undefined ? code : `${code}.${reason}`));
}

const STORY = '为企业上门服务，一次办成。'.repeat(120);

describe('submitting a report', () => {
  it('is granted for an ended month', () => {
    expect(judgeSubmission(submission({}))).toMatchObject({ granted: true, value: { dueOn: '2017-03-05', number: 1 } });
  });

  it.each([
    ['a period that is none of the form', { to: '2017-02-27' }, ['INVALID_INPUT.reportPeriod']],
    ['a text for a table', { body: '情况说明' }, ['INVALID_INPUT.reportBody']],
    ['a second one of a table', { number: 2 }, ['INVALID_INPUT.reportNumber']],
    ['one that stands submitted', { stored: [{ number: 1, state: 'SUBMITTED' }] }, ['REPORT_ALREADY_SUBMITTED']],
    ['a returned one, which is open again', { stored: [{ number: 1, state: 'RETURNED' }] }, []],
    [
      'a form of other members',
      { form: 'CONSOLIDATION_SELF_CHECK', ...{ from: '2017-01-01', to: '2017-02-28' } },
      ['REPORT_NOT_DUE_FROM_MEMBER'],
    ],
    ['a central unit', { member: central }, ['REPORT_NOT_DUE_FROM_MEMBER']],
    ['a month on its last day', { today: '2017-02-28' }, ['REPORT_PERIOD_NOT_ENDED']],
    ['a month on the day after', { today: '2017-03-01' }, []],
    ['a year that runs', { form: 'CAMPAIGN_PLAN', ...YEAR, body: '一、总体要求' }, []],
    ['a plan without words', { form: 'CAMPAIGN_PLAN', ...YEAR, body: ' \n　' }, ['TEXT_TOO_SHORT.empty']],
    ['a summary without a text', { form: 'ANNUAL_SUMMARY', ...YEAR }, ['TEXT_TOO_SHORT.empty']],
    [
      'a typical case of 1,499 characters and white space',
      { form: 'TYPICAL_CASE', ...YEAR, body: `${'字'.repeat(1_499)} \n\u3000` },
      ['TEXT_TOO_SHORT'],
    ],
    ['a typical case of 1,500 characters', { form: 'TYPICAL_CASE', ...YEAR, body: '字'.repeat(1_500) }, []],
    ['a third typical case', { form: 'TYPICAL_CASE', ...YEAR, number: 3, body: STORY }, ['TOO_MANY_TYPICAL_CASES']],
    [
      'several at once, in the order of the codes',
      { form: 'TYPICAL_CASE', ...YEAR, number: 3, body: '张三丰的手机 13802001234', applicantNames: ['张三丰'] },
      ['TOO_MANY_TYPICAL_CASES', 'PERSONAL_DATA_IN_TEXT.mobile', 'PERSONAL_DATA_IN_TEXT.name', 'TEXT_TOO_SHORT'],
    ],
  ] as const)('%s', (_, more, refused) => {
    expect(codes(more as Partial<Submission>)).toEqual(refused);
  });

  it('a typical case without a number takes the next free one: the first, the second, the returned one; then none', () => {
    const numberFor = (...stored: Submission['stored']) => {
      const verdict = judgeSubmission(submission({ form: 'TYPICAL_CASE', ...YEAR, body: STORY, stored }));
      return verdict.granted ? verdict.value.number : verdict.refusals[0]?.code;
    };
    expect(numberFor()).toBe(1);
    expect(numberFor({ number: 1, state: 'SUBMITTED' })).toBe(2);
    expect(numberFor({ number: 1, state: 'RETURNED' }, { number: 2, state: 'SUBMITTED' })).toBe(1);
    expect(numberFor({ number: 1, state: 'SUBMITTED' }, { number: 2, state: 'SUBMITTED' })).toBe('TOO_MANY_TYPICAL_CASES');
  });

  it('characters are counted as read, a surrogate pair as one', () => {
    expect(countCharacters('𠮷 野\t家\n')).toBe(3);
  });
});

describe('personal data in a text', () => {
  it.each([
    ['an identity number', '身份证120101198001010012。', ['identifier']],
    ['one with X in lower case and spaces', '号码 120103 19751231 004x', ['identifier']],
    ['one in full-width digits', '１２０１０１１９８００１０１００１２', ['identifier']],
    ['one with a wrong check digit', '编号120101198001010013', []],
    ['a case number', '办件120101-20170206-00001', []],
    ['a credit code, which is public', '统一社会信用代码91120116MA05T3T88H', []],
    ['a mobile number', '电话138-0200-1234', ['mobile']],
    ['an office telephone', '电话022-24538888', []],
    ['figures', '全年受理13800000件，投资138020012345元', []],
    ['the name of an applicant', '申请人王小明十分满意', ['name']],
    ['no name of an applicant', '申请人王先生十分满意', []],
  ])('%s', (_, text, kinds) => {
    expect(personalDataIn(text, ['王小明'], '2017-11-01').map(({ kind }) => kind)).toEqual(kinds);
  });

  it('the refusal does not tell it once more', () => {
    const hints = personalDataIn('王小明 120101198001010012 13802001234', ['王小明'], '2017-11-01').map(({ hint }) => hint);
    expect(hints).toEqual(['120…12', '138…34', '王**']);
  });
});
