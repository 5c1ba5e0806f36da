import { Command } from 'commander';
import { migrationDiff } from '../../prisma/migration-diff.js';
import { runCommand } from './run-command.js';

const command = new Command('npm run migration --').description(
  'Prints the SQL that leads from the migrations so far to schema.prisma; comments alone where they agree.',
);

/** `npm run migration`. */
runCommand(async () => {
  command.parse();
  process.stdout.write(await migrationDiff());
  process.exit(0);
});
