import { realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import type { UrlVerdict } from './url-policy.ts';

const nothingThere = 'there is no such file in the folder that databases may be in';

/** Whether a file lies in `root`, links resolved. What is not there is refused in the same words as what is elsewhere. */
export async function judgeFile(path: string, root: string | undefined): Promise<UrlVerdict> {
  if (root === undefined) return { allowed: false, reason: 'files are not allowed' };
  try {
    const [folder, file] = await Promise.all([realpath(root), realpath(path)]);
    const isInside = file.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
    // Devices, sockets and pipes are no databases, and reading some of them has effects.
    if (isInside && (await stat(file)).isFile()) return { allowed: true };
  } catch {
    // Not there, or not to be read: said below.
  }
  return { allowed: false, reason: nothingThere };
}
