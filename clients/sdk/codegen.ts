import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types and documents of the SDK, made from the printed schema; committed, and compared in the tests. */
const config: CodegenConfig = {
  schema: 'schema/hub.graphql',
  documents: 'clients/sdk/operations/*.graphql',
  generates: {
    'clients/sdk/generated/operations.ts': {
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        scalars: { DateTime: 'string', Date: 'string', URL: 'string' },
        enumsAsTypes: true,
        onlyOperationTypes: true,
        useTypeImports: true,
        dedupeFragments: true,
      },
    },
  },
};

export default config;
