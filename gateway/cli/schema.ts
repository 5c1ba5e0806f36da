import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildHubSchema } from '../../resolvers/build-schema.js';
import { runCommand } from './run-command.js';

/** `npm run schema`: prints the public schema. */
runCommand(async () => {
  process.stdout.write(`${printSchema(lexicographicSortSchema(await buildHubSchema()))}\n`);
});
