import { Breaker } from '../../../gateway/nodes/breaker.js';

function breakerAt(trial?: 'GREETING') {
  const clock = { ms: 0 };
  return { clock, breaker: new Breaker(trial ?? 'WHOEVER_ASKS', () => clock.ms) };
}

test('a node is asked until it has failed three times in a row; an answer between makes it begin anew', () => {
  const { breaker } = breakerAt();
  for (const outcome of ['fail', 'fail', 'answered', 'fail', 'fail'] as const) breaker[outcome]();
  expect(breaker.admits()).toBe(true);
  breaker.fail();
  expect([breaker.isOpen, breaker.admits()]).toEqual([true, false]);
});

test('after two seconds one call tries it, and keeps others off until it has ended', () => {
  const { breaker, clock } = breakerAt();
  breaker.open();
  clock.ms = 1_999;
  expect(breaker.admits()).toBe(false);
  clock.ms = 2_000;
  expect([breaker.admits(), breaker.admits()]).toEqual([true, false]);
  breaker.fail();
  clock.ms = 3_999;
  expect(breaker.admits()).toBe(false);
  clock.ms = 4_000;
  expect(breaker.admits()).toBe(true);
  breaker.answered();
  expect([breaker.admits(), breaker.admits()]).toEqual([true, true]);
});

test('where greetings try it, no other call ever does', () => {
  const { breaker, clock } = breakerAt('GREETING');
  breaker.open();
  clock.ms = 1_000_000;
  expect(breaker.admits()).toBe(false);
  breaker.answered();
  expect(breaker.admits()).toBe(true);
});

test('who waits for its return is told of it, once, and not of any other answer', () => {
  const { breaker } = breakerAt();
  let told = 0;
  const forget = breaker.onReturn(() => (told += 1));
  breaker.answered();
  breaker.open();
  breaker.answered();
  breaker.answered();
  expect(told).toBe(1);
  forget();
  breaker.open();
  breaker.answered();
  expect(told).toBe(1);
});
