// As what is served runs (gateway/production.ts).
process.env.NODE_ENV = 'production';

/** Runs TypeScript as ES modules; decorators with their metadata, as type-graphql needs them. */
export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: 'es6' },
      },
    ],
  },
  globalSetup: '<rootDir>/test/support/begin-run.mjs',
  globalTeardown: '<rootDir>/test/support/end-run.mjs',
  testTimeout: 240_000,
  // Embedded databases that a file leaves behind go with its worker.
  workerIdleMemoryLimit: '1500MB',
};
