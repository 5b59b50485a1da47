import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UsageError } from './usage-error.ts';

/** What a command is about: a database by its URL, or one that was added before, by its tenant id or the start of it. */
export type Target =
  | { readonly kind: 'url'; readonly dbUrl: string }
  | { readonly kind: 'tenant'; readonly idOrStart: string };

/**
 * Reads a URL, the path of an SQLite or DuckDB file or a tenant id.
 *
 * @throws UsageError when it is neither
 */
export function readTarget(text: string): Target {
  if (/^tenant_[0-9a-f]{4,64}$/.test(text)) return { kind: 'tenant', idOrStart: text };
  // One letter before the colon is a drive.
  if (/^[a-z][a-z0-9+.-]+:/i.test(text)) return { kind: 'url', dbUrl: text };
  const path = resolve(text);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile())
    return { kind: 'url', dbUrl: `${schemeOfFile(path)}://${pathToFileURL(path).pathname}` };
  const problem = found ? 'is not a file' : 'does not exist';
  throw new UsageError(
    `The database "${text}" ${problem}.`,
    'Give the path of an SQLite or DuckDB file, a URL such as postgres://host/database, or a tenant id from `nlquery list`.',
  );
}

/** A DuckDB file says so at its ninth byte (DuckDB's storage format); anything else is left to SQLite to refuse. */
function schemeOfFile(path: string): 'duckdb' | 'sqlite' {
  return headerOf(path).toString('latin1', 8) === 'DUCK' ? 'duckdb' : 'sqlite';
}

function headerOf(path: string): Buffer {
  const header = Buffer.alloc(12);
  try {
    const file = openSync(path, 'r');
    readSync(file, header, 0, header.length, 0);
    closeSync(file);
  } catch {
    // It cannot be read: the adapter will say why.
  }
  return header;
}
