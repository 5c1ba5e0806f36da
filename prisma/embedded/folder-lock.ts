import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createWhole } from '../shared/whole-file.js';

/**
 * Keeps other processes off a data folder: two on one embedded database corrupt it. A lock whose process is gone (after kill -9) is
 * taken over. Returns what gives the folder free again.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'lock');
  takeLock(file, folder);
  return () => rmSync(file, { force: true });
}

interface Holder {
  readonly pid: number;
  readonly started: string | null;
}

const MOST_ATTEMPTS = 5;

/** Makes the file ours. A stale one is replaced by whoever holds a second lock, named after the process that is gone. */
function takeLock(file: string, folder: string): void {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    if (createWhole(file, JSON.stringify({ pid: process.pid, started: startOf(process.pid) } satisfies Holder))) return;
    const found = readLock(file);
    // Given free meanwhile.
    if (found === null) continue;
    const holder = holderOf(found);
    if (holder !== null && holder.started !== null && startOf(holder.pid) === holder.started) {
      throw new Error(`another hub (process ${holder.pid}) uses the data folder ${folder}: stop it, or set HUB_DATA to another folder`);
    }
    const heir = `${file}.after-${holder === null ? 'nobody' : `${holder.pid}-${holder.started ?? 'gone'}`}`;
    takeLock(heir, folder);
    // An heir before us may have replaced the stale lock, and who holds it now is alive.
    if (readLock(file) === found) return renameSync(heir, file);
    rmSync(heir);
  }
  throw new Error(`the data folder ${folder} is being locked by another hub at this moment: start again`);
}

/** What a lock says; null where there is none. */
function readLock(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Who holds a lock; null where that cannot be read, as after a power cut. */
function holderOf(text: string): Holder | null {
  try {
    const { pid, started } = JSON.parse(text) as Partial<Holder>;
    return typeof pid === 'number' ? { pid, started: started ?? null } : null;
  } catch {
    return null;
  }
}

/** When a process started, so that a number given anew is not taken for the old process; null where it does not run. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return isRunning(pid) ? 'running' : null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
