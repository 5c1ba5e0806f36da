import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from '../../../gateway/config.js';
import { openHub } from '../../../gateway/open-hub.js';
import { loadSecrets } from '../../../gateway/secrets.js';
import { Closers } from '../../../gateway/stop-on-signal.js';
import { keepKeyMark } from '../../../prisma/key-mark.js';
import { describeEachEngine } from '../../support/database.js';
import { fillDataFolder } from '../../support/embedded-template.js';
import { testHub } from '../../support/hub.js';

describeEachEngine('the key of a database', (engine) => {
  test('is known again, and no other is taken for it', async () => {
    const { database, close } = await testHub({ engine });
    const [own, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    expect([await keepKeyMark(database, own), await keepKeyMark(database, other), await keepKeyMark(database, own)]).toEqual([
      true,
      false,
      true,
    ]);
    await close();
  });
});

test('a hub that is started with other secrets than before says what is lost, and how to get it back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-key-'));
  await fillDataFolder(folder);
  const secretsFile = join(folder, 'secrets.json');
  const start = async (): Promise<string> => {
    let logged = '';
    const closers = new Closers();
    const config = readConfig({ HUB_DATA: folder });
    const log = pino({}, { write: (line) => (logged += line) });
    await openHub({ config, secrets: loadSecrets(config), log, closers, members: null });
    await closers.close();
    return logged;
  };
  expect(await start()).not.toContain('secrets.json');
  rmSync(secretsFile);
  expect(await start()).toMatch(/other secrets .* tracking codes .* secrets\.json/);
  rmSync(folder, { recursive: true });
});
