import { PGlite } from '@electric-sql/pglite';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { readMigrations } from './migrate.js';

/**
 * The SQL that leads from the migrations so far to schema.prisma; comments alone where they agree. Works offline: Prisma's own
 * engine as WebAssembly, with the embedded database as its shadow. Run from the project's root.
 */
export async function migrationDiff(): Promise<string> {
  const shadows: PGlite[] = [];
  try {
    return await diffOver(async () => {
      const pglite = await PGlite.create();
      shadows.push(pglite);
      return new PrismaPGlite(pglite).connect();
    });
  } finally {
    // One left open would hold its process.
    for (const pglite of shadows) if (!pglite.closed) await pglite.close();
  }
}

async function diffOver(shadow: () => ReturnType<PrismaPGlite['connect']>): Promise<string> {
  const bindings = await engineBindings();
  const factory = { provider: 'postgres', adapterName: 'pglite', connect: shadow, connectToShadowDb: shadow } as const;
  const adapter = bindMigrationAwareSqlAdapterFactory(factory);
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
  const { stdout } = await engine.diff({
    from: {
      tag: 'migrations',
      baseDir: 'prisma/migrations',
      lockfile: { path: './migration_lock.toml', content: 'provider = "postgresql"\n' },
      shadowDbInitScript: '',
      migrationDirectories: readMigrations().map(({ name, sql }) => ({
        path: name,
        migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
      })),
    },
    to: {
      tag: 'schemaDatamodel',
      files: [{ path: 'prisma/schema.prisma', content: readFileSync('prisma/schema.prisma', 'utf8') }],
      configDir: 'prisma',
    },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  } as never);
  return stdout ?? '';
}

interface EngineBindings {
  readonly SchemaEngine: { readonly new: (...options: unknown[]) => Promise<SchemaEngine> };
  readonly __wbg_set_wasm: (exports: WasmExports) => void;
}

type WasmExports = Readonly<Record<string, () => void>>;

/** Node has WebAssembly; its types are those of browsers, which this project does not load. */
interface Wasm {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: WasmExports };
}

const PACKAGE = resolve('node_modules/@prisma/schema-engine-wasm');

/** Node runs the engine only when it is instantiated by hand; the package is made for bundlers. */
async function engineBindings(): Promise<EngineBindings> {
  const { Module, Instance } = (globalThis as unknown as { readonly WebAssembly: Wasm }).WebAssembly;
  const bindings = (await import(pathToFileURL(join(PACKAGE, 'schema_engine_bg.js')).href)) as EngineBindings;
  const { exports } = new Instance(new Module(readFileSync(join(PACKAGE, 'schema_engine_bg.wasm'))), { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(exports);
  exports['__wbindgen_start']?.();
  return bindings;
}
