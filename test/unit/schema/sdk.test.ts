import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';

test('the SDK’s operations are valid on the printed schema', () => {
  const schema = buildSchema(readFileSync('schema/hub.graphql', 'utf8'));
  expect(validate(schema, parse(readFileSync('clients/sdk/operations/cases.graphql', 'utf8')))).toEqual([]);
});

test('the SDK is the one that "npm run sdk" makes from the printed schema', () => {
  const committed = readFileSync('clients/sdk/generated/operations.ts', 'utf8');
  execFileSync(process.execPath, ['node_modules/@graphql-codegen/cli/cjs/bin.js', '--config', 'clients/sdk/codegen.ts'], {
    stdio: 'ignore',
  });
  const made = readFileSync('clients/sdk/generated/operations.ts', 'utf8');
  expect(made).toBe(committed);
});
