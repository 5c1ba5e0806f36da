import { RateLimit } from '../../../gateway/limits/rate-limit.js';

test('a machine clock that is set back an hour makes nobody wait', () => {
  const limit = new RateLimit(2);
  expect(limit.take('caller')).toBe(0);
  const { now } = Date;
  try {
    Date.now = () => now() - 3_600_000;
    expect(limit.take('caller')).toBe(0);
  } finally {
    Date.now = now;
  }
});

test('who has used up a minute waits for the next request to grow, and no longer', () => {
  let at = 0;
  const limit = new RateLimit(2, () => at);
  expect([limit.take('caller'), limit.take('caller'), limit.take('caller')]).toEqual([0, 0, 30]);
  at = 30_000;
  expect(limit.take('caller')).toBe(0);
});
