import { randomBytes } from 'node:crypto';
import { accessSync, constants, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createWhole } from '../prisma/shared/whole-file.js';
import type { Config } from './config.js';

/** What must stay secret, generated in HUB_DATA at the first start. */
export interface Secrets {
  /** HS256 key of access tokens. */
  readonly jwtSecret: string;
  /** 32 bytes: seals tracking codes and signs links. */
  readonly sealingKey: Buffer;
  /** Shared by the gateway and its nodes: a node answers nobody else. */
  readonly nodeSecret: string;
}

interface StoredSecrets {
  readonly jwtSecret: string;
  readonly sealingKey: string;
  readonly nodeSecret?: string;
}

/** Reads the secrets of a data folder, or makes them: whole or not at all, and once, however many processes start together. */
export function loadSecrets(config: Pick<Config, 'dataFolder' | 'jwtSecret' | 'nodeSecret'>): Secrets {
  makeFolder(config.dataFolder);
  const file = join(config.dataFolder, 'secrets.json');
  const stored = readStored(file) ?? makeStored(file);
  return {
    jwtSecret: config.jwtSecret ?? stored.jwtSecret,
    sealingKey: Buffer.from(stored.sealingKey, 'base64'),
    // Secrets of an earlier release have none of their own.
    nodeSecret: config.nodeSecret ?? stored.nodeSecret ?? stored.jwtSecret,
  };
}

function makeFolder(folder: string): void {
  try {
    makeWithParents(resolve(folder));
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const reason = ['EEXIST', 'ENOTDIR'].includes(code) ? 'a file stands in its place' : 'it cannot be made or written to';
    throw new Error(`HUB_DATA ${folder} is no folder that the hub can use: ${reason}`, { cause: error });
  }
}

/** Not by `recursive`, which on some file systems tries for ever. */
function makeWithParents(folder: string): void {
  if (isFolder(folder)) return;
  if (dirname(folder) !== folder) makeWithParents(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!isFolder(folder)) throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function readStored(file: string): StoredSecrets | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as StoredSecrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Error(`${file} cannot be read as the hub's secrets: restore it, for without it no tracking code can be shown again`, {
      cause: error,
    });
  }
}

function makeStored(file: string): StoredSecrets {
  const made = {
    jwtSecret: randomBytes(48).toString('base64'),
    sealingKey: randomBytes(32).toString('base64'),
    nodeSecret: randomBytes(48).toString('base64'),
  };
  // Another process may have made them meanwhile: those count.
  return createWhole(file, JSON.stringify(made, null, 2)) ? made : (readStored(file) ?? made);
}
