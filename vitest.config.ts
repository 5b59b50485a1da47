import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

/** `nlquery/<path>` resolves to source, so that tests and examples import what users import. */
function resolveSelf(id: string): string | null {
  if (id === 'nlquery') return `${root}src/index.ts`;
  if (!id.startsWith('nlquery/')) return null;
  const path = id.slice('nlquery/'.length);
  const candidates = [`${root}adapters/${path}/index.ts`, `${root}src/${path}/index.ts`];
  return candidates.find((candidate) => existsSync(candidate)) ?? null;
}

export default defineConfig({
  plugins: [{ name: 'nlquery-self', enforce: 'pre', resolveId: resolveSelf }],
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Real servers and processes on a busy machine: a test that needs its second chance is marked so in the report.
    retry: 1,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'adapters/**/*.ts'],
      // What draws the page runs in a browser of its own, where its tests are.
      exclude: [
        'src/ports/**',
        '**/*.d.ts',
        'src/page/browser/{dom,view}/**',
        'src/page/browser/{main,create-app}.ts',
      ],
      reporter: ['text-summary', 'json-summary', 'html'],
      thresholds: { lines: 80, branches: 80 },
    },
  },
});
