import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The path of a server's binary, looked for on the PATH and then under `roots`, where a `*` stands for one folder (the
 * last in natural order wins, so the newest version); `null` when it is not on this machine.
 */
export function findBinary(names: readonly string[], roots: readonly string[]): string | null {
  const onPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const folders = [...onPath, '/usr/sbin', '/usr/local/sbin', ...roots.flatMap(expand)];
  const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return candidates.find(isExecutable) ?? null;
}

function expand(pattern: string): readonly string[] {
  const [before = '', after] = pattern.split('*');
  if (after === undefined) return [pattern];
  try {
    const versions = readdirSync(before).sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
    return versions.map((version) => `${before}${version}${after}`);
  } catch {
    return [];
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
