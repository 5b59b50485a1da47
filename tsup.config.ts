import { copyFileSync, readFileSync } from 'node:fs';
import { defineConfig } from 'tsup';

interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
}

const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

/** `./dist/types/src/index.d.ts` was made from `src/index.ts`: the exports map alone says what is built. */
const published = Object.values(exports).flatMap((target) => {
  if (typeof target === 'string') return [];
  const source = target.types.replace('./dist/types/', '').replace('.d.ts', '.ts');
  return [[target.default.replace('./dist/', '').replace('.js', ''), source]];
});

const library = defineConfig({
  // One flat directory: a module that starts another by its URL (the processes of SQLite and DuckDB) finds it beside itself, bundled or not.
  entry: {
    ...Object.fromEntries(published),
    cli: 'src/cli/main.ts',
    'duckdb-process': 'adapters/database/duckdb/duckdb-process.ts',
    'duckdb-sandbox-process': 'adapters/sandbox/duckdb/duckdb-sandbox-process.ts',
    'pglite-sandbox-process': 'adapters/sandbox/pglite/pglite-sandbox-process.ts',
    'sqlite-process': 'adapters/database/sqlite/sqlite-process.ts',
    'sqlite-sandbox-process': 'adapters/sandbox/sqlite/sqlite-sandbox-process.ts',
  },
  format: 'esm',
  target: 'node22',
  platform: 'node',
  splitting: true,
  dts: false,
  removeNodeProtocol: false, // `sqlite` exists only as `node:sqlite`
  sourcemap: true,
  clean: ['!page/**'], // both builds run at once, and each cleans up after its own last run
  silent: true,
});

/** What browsers load: bundled whole, and split where the page loads a part only when it is needed. */
const page = defineConfig({
  entry: { page: 'src/page/browser/main.ts' },
  outDir: 'dist/page',
  format: 'esm',
  target: 'es2022',
  platform: 'browser',
  noExternal: [/./],
  splitting: true,
  minify: true,
  dts: false,
  sourcemap: false,
  clean: true,
  silent: true,
  tsconfig: 'src/page/browser/tsconfig.json',
  onSuccess: async () => {
    for (const name of ['index.html', 'page.css', 'icon.svg'])
      copyFileSync(`src/page/browser/${name}`, `dist/page/${name}`);
  },
});

export default [library, page];
