import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillDataFolder } from '../support/embedded-template.js';
import { ENVIRONMENT, killProcesses, startHub, type StartedProcess } from '../support/process.js';
import { SECRET } from '../support/secret.js';

const folder = mkdtempSync(join(tmpdir(), 'hub-demo-test-'));
const [TRAINING_DATA, REAL_DATA] = [join(folder, 'training'), join(folder, 'real')] as const;
const environment = { ...ENVIRONMENT, HUB_DATA: TRAINING_DATA, TMPDIR: folder };
/** A port on which no hub answers. */
const NOBODY = '1';

interface Played {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built demo as `npm run demo` does. */
function play(words: readonly string[], more: Record<string, string>): Promise<Played> {
  const child = spawn(process.execPath, ['dist/clients/demo/main.js', ...words], { env: { ...environment, ...more } });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, stdout, stderr })));
}

/** Where each of the sentences stands first in a text, each looked for after the one before. */
function inOrder(text: string, ...sentences: string[]): void {
  let from = 0;
  for (const sentence of sentences) {
    const found = text.indexOf(sentence, from);
    if (found < 0) throw new Error(`"${sentence}" is not told after position ${from} of:\n${text}`);
    from = found + sentence.length;
  }
}

let training: StartedProcess;
let real: StartedProcess;
beforeAll(async () => {
  for (const data of [TRAINING_DATA, REAL_DATA]) await fillDataFolder(data);
  [training, real] = await Promise.all([
    startHub({ ...environment, HUB_CLOCK: '2017-02-06T09:00:00+08:00' }),
    startHub({ ...environment, HUB_CLOCK: '', HUB_DATA: REAL_DATA }),
  ]);
});
afterAll(async () => {
  await killProcesses();
  rmSync(folder, { recursive: true, force: true });
});

/** A story on the training hub, told to its end. */
async function told(scenario: string): Promise<string> {
  const { status, stdout, stderr } = await play(['--scenario', scenario], { PORT: training.port });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(stdout).not.toContain('\u001b');
  return stdout;
}

describe('on a training hub', () => {
  test('tolerance: each commitment that falls short is refused, the decision waits, and what comes too late is told', async () => {
    const story = await told('tolerance');
    inOrder(
      story,
      '✗ 被拒绝 COMMITMENT_REQUIRED',
      '依据：通知第15条',
      '✗ 被拒绝 COMMITMENT_CLAUSE_MISSING',
      '✗ 被拒绝 COMMITMENT_DUE_TOO_LATE',
      '号《容缺受理承诺书》',
      '✗ 被拒绝 MATERIALS_OUTSTANDING',
      '补交材料（申请人）',
      '号《准予行政许可决定书》',
      '二、先批后补',
      '办件现为“送达办结”',
      '⚑ 监察推送',
      '黄牌 SUPPLEMENT_OVERDUE',
      '⚐ 预警解除 黄牌 SUPPLEMENT_OVERDUE',
    );
    expect(story.match(/痕迹链 .*核验完整/g)).toHaveLength(2);
  });

  test('correction: one notice, whole; a second is refused and raises a red alert; the answer starts a new five days', async () => {
    inOrder(
      await told('correction'),
      '✗ 被拒绝 CORRECTION_ENTRIES_REQUIRED',
      '补正须一次告知全部内容',
      '✗ 被拒绝 CORRECTION_ENTRIES_REQUIRED',
      '未写明补正的标准',
      '号《一次性补正告知书》',
      '✗ 被拒绝 CORRECTION_ALREADY_REQUESTED',
      '红牌 SECOND_NOTICE_ATTEMPTED',
      '✗ 被拒绝 CORRECTION_PENDING',
      '重新起算五个工作日',
      '号《行政许可申请受理通知书》',
      '红牌 SECOND_NOTICE_ATTEMPTED 已处理',
    );
  });

  test('silence: accepted at the end of the fifth working day, counted from the day of receipt', async () => {
    const story = await told('silence');
    const receivedOn = /1\. {2}(\S+)（.*接件/.exec(story)?.[1] ?? 'no receipt';
    inOrder(
      story,
      '提示 ACCEPTANCE_DUE_SOON',
      '23:59  第五个工作日的最后一分钟',
      '尚未受理，期限未起算',
      '00:00  第五个工作日结束',
      '受理（监管系统）',
      '黄牌 DEEMED_ACCEPTED',
      `自 ${receivedOn} 起算：已用 `,
      `视为受理：期限自收件当日 ${receivedOn} 起算`,
      '✗ 被拒绝 CORRECTION_WINDOW_PASSED',
      '届满（按时）',
    );
  });

  test('hearing: no decision without it, and no day counts while it runs', async () => {
    const story = await told('hearing');
    inOrder(
      story,
      '✗ 被拒绝 PROCEDURE_REQUIRED',
      '《娱乐场所管理条例》第十条',
      '号《特别程序告知书》',
      '○ 停表  承诺 15 个工作日',
      '✗ 被拒绝 PROCEDURE_RUNNING',
      '● 绿灯',
      '号《准予行政许可决定书》',
      '届满（按时）',
    );
    const days = story.split('\n').filter((line) => line.includes('听证，不计'));
    expect(days.filter((line) => line.includes('工作日'))).toHaveLength(8);
    for (const day of days) expect(day).toMatch(/听证，不计 +2 +13 +\d{4}-\d\d-\d\d$/);
    expect(story).toMatch(/工作日 +计，第 4 日 +4 +11 /);
  });

  test('overdue: the light goes from green over yellow to red, alerts rise with it, and it is too late to extend', async () => {
    inOrder(
      await told('overdue'),
      '● 绿灯',
      '提示 PROMISE_DUE_SOON',
      '● 黄灯',
      '黄牌 PROMISE_MISSED',
      '● 红灯',
      '红牌 STATUTE_MISSED',
      '✗ 被拒绝 EXTENSION_TOO_LATE',
      '红牌 STATUTE_MISSED 已处理；起因未消除，预警仍在',
      '⚐ 预警解除 红牌 STATUTE_MISSED',
      '届满（超期）',
      '痕迹链  7 环，核验完整',
    );
  });
});

test('road is what is played by default, on a real hub too', async () => {
  const { status, stdout, stderr } = await play([], { PORT: real.port, HUB_DATA: REAL_DATA });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  inOrder(
    stdout,
    '当场补正（窗口）',
    '受理（窗口）',
    '✗ 被拒绝 ILLEGAL_TRANSITION',
    '一审（审查人）',
    '作出决定（核准人）',
    '送达办结（窗口）',
    '申请人查询 印刷经营许可：送达办结，历经 6 个环节',
    '号  送达回证',
    '痕迹链  6 环，核验完整',
  );
});

test('where no hub answers, the demo starts a training hub of its own, in February 2017, and leaves nothing behind', async () => {
  const { status, stdout, stderr } = await play(['--scenario', 'road'], {
    PORT: NOBODY,
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('演示自带的培训系统');
  inOrder(stdout, ' 1.  2017-02-06（周一）09:00  接件', '和平区审〔2017〕1号《收件凭证》');
  const left = readdirSync(folder).filter((name) => name.startsWith('hub-demo-'));
  expect(left).toEqual([]);
});

describe('one clear line and exit code 1', () => {
  test.each([
    ['a story that needs days to pass, on a real hub', ['--scenario', 'silence'], () => ({ PORT: real.port }), 'is not a training hub'],
    [
      "a hub that does not take the demo's tokens",
      [],
      () => ({ PORT: real.port, HUB_JWT_SECRET: SECRET.toUpperCase() }),
      "does not take the demo's tokens",
    ],
    ['a story that nobody wrote', ['--scenario', 'tragedy'], () => ({ PORT: NOBODY }), "'tragedy' is invalid"],
    ['a wrong setting of its own hub', [], () => ({ PORT: NOBODY, HUB_JWT_SECRET: 'short' }), 'HUB_JWT_SECRET must have'],
  ])('%s', async (_what, words, more, line) => {
    const { status, stdout, stderr } = await play(words, more());
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(line);
  });
});

test('month: from appointments to the workbooks, on a training hub of its own', async () => {
  const { status, stdout, stderr } = await play(['--scenario', 'month'], { PORT: NOBODY });
  expect([status, stderr]).toEqual([0, '']);
  inOrder(
    stdout,
    '✓ 预约成功',
    '✗ 被拒绝 ALREADY_BOOKED',
    '已签到',
    '首问负责人',
    '辅导内容、人员、时间均已留痕',
    '号《容缺受理承诺书》',
    '问题台账销号',
    '同类第',
    '联审处',
    '✓ 理由：请补充备注栏后重新报送',
    '校验一致',
  );
  expect(stdout.match(/校验一致/g)).toHaveLength(8);
});

test('city: one list over nodes, a department field, a joint case, a node killed and back, every event once', async () => {
  const { status, stdout, stderr } = await play(['--scenario', 'city'], { PORT: NOBODY });
  expect([status, stderr]).toEqual([0, '']);
  inOrder(
    stdout,
    '合计  2 件',
    '排污许可',
    '现为 OPEN',
    '✗ 被拒绝 ILLEGAL_TRANSITION',
    '现为 DELIVERED',
    '无法访问：120116',
    '合计  5 件',
    '一条不缺、一条不重',
  );
});

test('--help tells every scenario in a line', async () => {
  const { status, stdout } = await play(['--help'], {});
  expect(status).toBe(0);
  for (const name of ['road', 'tolerance', 'correction', 'silence', 'hearing', 'overdue', 'month', 'city'])
    expect(stdout).toMatch(new RegExp(`^ {2}${name} +\\S`, 'm'));
});
