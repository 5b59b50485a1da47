import { stat } from 'node:fs/promises';
import { fileUnreachable } from './file-unreachable.ts';

/**
 * A text that is equal as long as `path` leads to the same file.
 *
 * @throws `DATABASE_UNREACHABLE` when there is no regular file.
 */
export async function fileIdentity(path: string, product: string): Promise<string> {
  const stats = await stat(path, { bigint: true }).catch((error: unknown) => {
    throw fileUnreachable(product, reasonFor(error), error);
  });
  if (stats.isDirectory()) throw fileUnreachable(product, 'it is a directory, not a file');
  if (!stats.isFile()) throw fileUnreachable(product, 'it is not a regular file');
  return `${stats.dev}:${stats.ino}`;
}

function reasonFor(error: unknown): string {
  const code = (error as { code?: string }).code ?? 'unknown error';
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'the file does not exist';
  if (code === 'EACCES' || code === 'EPERM') return 'the file may not be read';
  return `the file cannot be read (${code})`;
}
