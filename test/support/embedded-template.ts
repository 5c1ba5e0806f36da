import { PGlite } from '@electric-sql/pglite';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embeddedDatabase, type Database } from '../../prisma/database.js';
import { fillTemplate, TEMPLATE } from './template.js';

/** The files of a migrated, seeded database. Not the database itself: one left open holds its process for ten seconds of idle timers. */
let template: Promise<Blob> | null = null;

/** A cache of 128 MB, which is the default, is filled with zeros at each start: that is two thirds of what a database of a few rows costs. */
const SMALL = ['-c', 'shared_buffers=8MB'];

/** A copy of the template, in memory. */
export async function embeddedCopy(statementLog: (sql: string) => void): Promise<Database> {
  template ??= readTemplate();
  const copy = await PGlite.create({ loadDataDir: await template, startParams: [...PGlite.defaultStartParams, ...SMALL] });
  return embeddedDatabase(copy, { statementLog });
}

/** Puts a copy of the template into a folder for HUB_DATA: it is then as after the first start of a hub, which takes longer. */
export async function fillDataFolder(folder: string): Promise<void> {
  template ??= readTemplate();
  mkdirSync(folder, { recursive: true });
  const copy = await PGlite.create(join(folder, 'database'), { loadDataDir: await template });
  await copy.close();
}

/** From the machine's folder of temporary files, where whoever was first has left it. */
async function readTemplate(): Promise<Blob> {
  const file = join(tmpdir(), `hub-test-template-${TEMPLATE}.tar`);
  if (!existsSync(file)) {
    // Under another name until it is whole: others may be making the same.
    const draft = `${file}.${randomBytes(6).toString('hex')}`;
    writeFileSync(draft, await makeTemplate());
    renameSync(draft, file);
  }
  const bytes = readFileSync(file);
  return new FilesInMemory(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

async function makeTemplate(): Promise<Buffer> {
  const pglite = await PGlite.create();
  const database = embeddedDatabase(pglite);
  await fillTemplate(database);
  // What is in the tables' files need not be recovered by each copy.
  await database.query('CHECKPOINT');
  const files = await pglite.dumpDataDir('none');
  await database.close();
  return Buffer.from(await files.arrayBuffer());
}

/** A blob that is not copied each time that it is read: with forty megabytes, a third of what a database costs. */
class FilesInMemory extends Blob {
  constructor(private readonly files: ArrayBuffer) {
    super();
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.resolve(this.files);
  }
}
