import { testHub, type TestHub } from '../../support/hub.js';
import { CHECKER, look, REVIEWER, take } from '../../support/law.js';
import { receive } from '../../support/straight-road.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await testHub();
});
afterAll(() => hub.close());

async function titlesOf(itemCode: string): Promise<string[]> {
  const { id } = await receive(hub, { itemCode });
  await take(hub, 'acceptCase', id, {});
  await take(hub, 'reviewCase', id, { favourable: true, text: '符合条件' }, REVIEWER);
  await take(hub, 'decideCase', id, { outcome: 'APPROVED', reasons: '符合法定条件' }, CHECKER);
  await take(hub, 'deliverCase', id, { note: '当面送达' });
  const { documents } = await look(hub, id, 'documents { title html }');
  expect(documents.at(-1)?.html).toContain(documents.at(-2)?.title);
  return documents.map(({ title }: { title: string }) => title);
}

test('the documents of a filing, a registration and a first review bear the names of their kinds (M18)', async () => {
  expect(await titlesOf('120101-XK00202')).toEqual(['收件凭证', '备案申请受理通知书', '准予备案通知书', '送达回证']);
  expect(await titlesOf('120101-XK00102')).toEqual(['收件凭证', '登记申请受理通知书', '准予登记决定书', '送达回证']);
  expect(await titlesOf('120101-XK01601')).toEqual(['收件凭证', '初审申请受理通知书', '初审意见书', '送达回证']);
});
