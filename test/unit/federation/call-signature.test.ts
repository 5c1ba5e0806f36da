import { PUBLIC } from '../../../domain/shared/caller.js';
import { CallReader, signCall } from '../../../gateway/nodes/call-signature.js';

const SECRET = 'the secret of gateway and nodes';
const NOW = 1_486_342_800_000;
const identity = { caller: { ...PUBLIC, name: '某某' }, language: 'zh-CN', base: 'http://gateway' } as const;
const reader = (now = NOW) => new CallReader(SECRET, () => now, 'heping');

test('a signed call is heard in the name that it was signed for', () => {
  expect(reader().read(signCall(SECRET, identity, '{}', NOW), '{}')).toEqual(identity);
});

test.each([
  ['no signature', undefined, '{}', NOW],
  ['garbage', 'a.b', '{}', NOW],
  ['another secret', signCall('another secret', identity, '{}', NOW), '{}', NOW],
  ['another body', signCall(SECRET, identity, '{}', NOW), '{"query":1}', NOW],
  ['too old', signCall(SECRET, identity, '{}', NOW), '{}', NOW + 70_000],
  ['of the future', signCall(SECRET, identity, '{}', NOW), '{}', NOW - 70_000],
  ['for another node', signCall(SECRET, identity, '{}', NOW, 'hedong'), '{}', NOW],
  ['signed for another body, the signature cut short', signCall(SECRET, identity, '{}', NOW).slice(0, -1), '{}', NOW],
])('not heard: %s', (_what, signature, body, now) => {
  expect(reader(now).read(signature, body)).toBeNull();
});

test('a call is heard once', () => {
  const [heard, signature] = [reader(), signCall(SECRET, identity, '{}', NOW)];
  expect(heard.read(signature, '{}')).not.toBeNull();
  expect(heard.read(signature, '{}')).toBeNull();
});

test('a call for a node is heard by that node; a greeting by whoever is there', () => {
  expect(reader().read(signCall(SECRET, identity, '{}', NOW, 'heping'), '{}')).toEqual(identity);
  expect(reader().read(signCall(SECRET, identity, '{}', NOW, null), '{}')).toEqual(identity);
});

test('what was signed before a process began may have been heard by the one before it, and is not heard again', () => {
  const signature = signCall(SECRET, identity, '{}', NOW - 1);
  expect(reader(NOW - 1).read(signature, '{}')).toEqual(identity);
  expect(reader(NOW).read(signature, '{}')).toBeNull();
});

test('calls that nobody could hear any more are not remembered', () => {
  let now = NOW;
  const heard = new CallReader(SECRET, () => now);
  for (let call = 0; call < 100; call += 1) heard.read(signCall(SECRET, identity, '{}', now), '{}');
  expect(heard.remembered).toBe(100);
  now += 70_000;
  heard.read(signCall(SECRET, identity, '{}', now), '{}');
  expect(heard.remembered).toBe(1);
});
