import { PUBLIC } from '../../../domain/shared/caller.js';
import { CallReader, signCall } from '../../../gateway/nodes/call-signature.js';

const SECRET = 'the secret of gateway and nodes';
const NOW = 1_486_342_800_000;
const identity = { caller: { ...PUBLIC, name: '某某' }, language: 'zh-CN', base: 'http://gateway' } as const;
const reader = (now = NOW) => new CallReader(SECRET, () => now);

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
])('not heard: %s', (_what, signature, body, now) => {
  expect(reader(now).read(signature, body)).toBeNull();
});

test('a call is heard once', () => {
  const [heard, signature] = [reader(), signCall(SECRET, identity, '{}', NOW)];
  expect(heard.read(signature, '{}')).not.toBeNull();
  expect(heard.read(signature, '{}')).toBeNull();
});
