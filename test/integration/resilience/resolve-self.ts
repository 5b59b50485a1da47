import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const root = new URL('../../../', import.meta.url);

// For `node --import`: gives a child process `nlquery/<path>` from source, as vitest.config.ts gives it to tests.
registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier !== 'nlquery' && !specifier.startsWith('nlquery/')) return nextResolve(specifier, context);
    const path = specifier.slice('nlquery/'.length);
    const candidates = [`adapters/${path}/index.ts`, `src/${path}/index.ts`].map(
      (file) => new URL(file, root),
    );
    const file =
      specifier === 'nlquery' ? new URL('src/index.ts', root) : candidates.find((url) => existsSync(url));
    if (!file) throw new Error(`There is no ${specifier}.`);
    return { url: pathToFileURL(file.pathname).href, format: 'module-typescript', shortCircuit: true };
  },
});
