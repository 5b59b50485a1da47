import { execFile } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../../..');

/** Builds the page where it has not been built since its sources changed: `npm test` builds before, one test alone does not. */
export async function buildPage(): Promise<void> {
  const built = join(root, 'dist/page/index.html');
  const sources = globSync('src/page/browser/**/*', { cwd: root }).map((file) => changedAt(join(root, file)));
  if (existsSync(built) && changedAt(built) >= Math.max(...sources)) return;
  await promisify(execFile)('npm', ['run', '--silent', 'build:js'], { cwd: root });
}

function changedAt(file: string): number {
  return statSync(file).isFile() ? statSync(file).mtimeMs : 0;
}
