import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/**
 * Runs `script` (an ES module; `adapters` is the URL of the folder of that name) in a process of its own that cannot find
 * `packageName` until `globalThis.install()` is called, and gives what it prints, parsed.
 */
export async function loadWithoutPeer(packageName: string, script: string): Promise<unknown> {
  const adapters = new URL('../../../adapters/', import.meta.url);
  const hidden = `
    import { registerHooks } from 'node:module';
    let installed = false;
    globalThis.install = () => { installed = true; };
    registerHooks({
      resolve(specifier, context, next) {
        if (installed || specifier !== ${JSON.stringify(packageName)}) return next(specifier, context);
        throw Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' });
      },
    });
    const adapters = ${JSON.stringify(adapters.href)};
    ${script}`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--no-warnings', '--input-type=module', '--eval', hidden],
    { cwd: fileURLToPath(new URL('../../../', import.meta.url)) },
  );
  return JSON.parse(stdout);
}
