import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UsageError } from './usage-error.ts';

/** What a command is about: a database by its URL, or one that was added before, by its tenant id or the start of it. */
export type Target =
  | { readonly kind: 'url'; readonly dbUrl: string }
  | { readonly kind: 'tenant'; readonly idOrStart: string };

/**
 * Reads a URL, the path of an SQLite file or a tenant id.
 *
 * @throws UsageError when it is neither
 */
export function readTarget(text: string): Target {
  if (/^tenant_[0-9a-f]{4,64}$/.test(text)) return { kind: 'tenant', idOrStart: text };
  // One letter before the colon is a drive.
  if (/^[a-z][a-z0-9+.-]+:/i.test(text)) return { kind: 'url', dbUrl: text };
  const path = resolve(text);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile()) return { kind: 'url', dbUrl: `sqlite://${pathToFileURL(path).pathname}` };
  const problem = found ? 'is not a file' : 'does not exist';
  throw new UsageError(
    `The database "${text}" ${problem}.`,
    'Give the path of an SQLite file, a URL such as postgres://host/database, or a tenant id from `nlquery list`.',
  );
}
