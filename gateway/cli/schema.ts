import { Command } from 'commander';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildHubSchema } from '../../resolvers/build-schema.js';
import { runCommand } from './run-command.js';

const command = new Command('npm run schema --').description('Prints the public schema, as it is committed in schema/hub.graphql.');

/** `npm run schema`. */
runCommand(async () => {
  command.parse();
  process.stdout.write(`${printSchema(lexicographicSortSchema(await buildHubSchema()))}\n`);
});
