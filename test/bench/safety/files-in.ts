import { createHash } from 'node:crypto';
import { existsSync, globSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The names and contents of all files below folders, as one text. */
export function filesIn(...folders: readonly string[]): string {
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      globSync('**/*', { cwd: folder })
        .sort()
        .map((name) => `${name}:${digest(join(folder, name))}`),
    )
    .join('\n');
}

function digest(path: string): string {
  return lstatSync(path).isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : '-';
}
