import { lexicographicSortSchema, printSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { NODE_TYPES } from '../../../schema/shared/node.type.js';
import { buildHubSchema } from '../../../resolvers/build-schema.js';

test('schema/hub.graphql, committed, is the schema that is served: "npm run schema > schema/hub.graphql" prints it anew', async () => {
  const printed = `${printSchema(lexicographicSortSchema(await buildHubSchema()))}\n`;
  expect(readFileSync('schema/hub.graphql', 'utf8')).toBe(printed);
});

test('every type that implements Node has its id prefix', async () => {
  const schema = await buildHubSchema();
  const node = schema.getType('Node');
  const implementers = Object.values(schema.getTypeMap()).filter(
    (type) => 'getInterfaces' in type && type.getInterfaces().some((one) => one === node),
  );
  expect(implementers.map((type) => type.name).sort()).toEqual(Object.values(NODE_TYPES).sort());
});
