import { lockFolder } from '../../dist/prisma/embedded/folder-lock.js';

/** A process that locks a folder at a given instant, says whether it could, and holds it until it is told to go on. */
let unlock = null;
process.on('message', ({ folder, at }) => {
  unlock?.();
  unlock = null;
  if (folder === null) return process.disconnect();
  // Awake beforehand, so that all try in the same moment.
  while (Date.now() < at);
  try {
    unlock = lockFolder(folder);
    process.send('held');
  } catch (error) {
    process.send(error.message);
  }
});
process.send('ready');
