import { migrationDiff } from '../../prisma/migration-diff.js';
import { runCommand } from './run-command.js';

/** `npm run migration`: prints the SQL that leads from the migrations so far to schema.prisma. */
runCommand(async () => {
  process.stdout.write(await migrationDiff());
  process.exit(0);
});
