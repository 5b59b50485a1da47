import { basename, extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type DatabaseAddress, NlQueryError } from '../../../src/adapter-kit/index.ts';

export interface DuckdbUrl {
  readonly address: DatabaseAddress;
  /** Absolute. */
  readonly path: string;
}

/**
 * Reads `duckdb:///absolute/path.duckdb` and `duckdb:relative.duckdb`. Relative paths start at the working folder;
 * a `%`, `?` or `#` in a path is percent-encoded.
 *
 * @throws `INVALID_DB_URL`
 */
export function parseDuckdbUrl(url: string): DuckdbUrl {
  const [, afterScheme] = /^duckdb:(.*)$/is.exec(url) ?? [];
  if (afterScheme === undefined) throw invalid('it does not start with "duckdb:"');
  const path = resolve(decodePath(withoutAuthority(afterScheme)));
  const name = basename(path);
  return {
    path,
    address: {
      canonicalUrl: pathToFileURL(path).href.replace(/^file:/, 'duckdb:'),
      databaseName: basename(name, extname(name)),
      secrets: [],
    },
  };
}

function withoutAuthority(afterScheme: string): string {
  if (/[?#]/.test(afterScheme)) {
    throw invalid('parameters are not supported, and a "?" or "#" in a path must be percent-encoded');
  }
  const [, authority, path] = /^\/\/([^/]*)(.*)$/s.exec(afterScheme) ?? [];
  if (authority === undefined || path === undefined) return afterScheme;
  if (authority !== '' && authority.toLowerCase() !== 'localhost') {
    throw invalid('two slashes name a host; write duckdb:relative.duckdb or duckdb:///absolute/path.duckdb');
  }
  return path;
}

function decodePath(encoded: string): string {
  const path = decode(encoded);
  if (path === '' || path === '/') throw invalid('it names no file');
  if (path.includes('\0')) throw invalid('a path cannot hold a NUL character');
  if (/^\/?:memory:$/i.test(path)) {
    throw invalid('a database in memory is seen only by the process that made it; use a file');
  }
  return process.platform === 'win32' ? path.replace(/^\/(?=[a-z]:)/i, '') : path;
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    throw invalid('a "%" in a path must be percent-encoded');
  }
}

function invalid(reason: string): NlQueryError {
  return new NlQueryError('INVALID_DB_URL', `The database URL cannot be used: ${reason}.`, {});
}
