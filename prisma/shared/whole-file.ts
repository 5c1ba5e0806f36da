import { randomBytes } from 'node:crypto';
import { linkSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** Makes a file whole or not at all, readable by the hub's user alone; false where one of that name stands there already. */
export function createWhole(file: string, text: string): boolean {
  const draft = draftOf(file, text);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Puts a text in a file's place whole or not at all, readable by the hub's user alone. */
export function replaceWhole(file: string, text: string): void {
  const draft = draftOf(file, text);
  try {
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

function draftOf(file: string, text: string): string {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    writeFileSync(draft, text, { mode: 0o600, flag: 'wx' });
    return draft;
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
