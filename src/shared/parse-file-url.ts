import { basename, extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NlQueryError } from '../errors/nl-query-error.ts';
import type { DatabaseAddress } from '../ports/database.ts';

export interface FileUrlRules {
  /** What URLs may start with, lower case, without the colon: `['sqlite', 'file']`. Canonical URLs start with the first. */
  readonly schemes: readonly [string, ...string[]];
  /** Of the examples in messages, without the dot: `db`. */
  readonly extension: string;
}

export interface FileUrl {
  readonly address: DatabaseAddress;
  /** Absolute. */
  readonly path: string;
}

/**
 * Reads `scheme:///absolute/path.db` and `scheme:relative.db`: the form of every file database's URL. Relative paths start at the
 * working folder; a `%`, `?` or `#` in a path is percent-encoded.
 *
 * @throws `INVALID_DB_URL`
 */
export function parseFileUrl(url: string, rules: FileUrlRules): FileUrl {
  const path = resolve(decodePath(withoutAuthority(afterScheme(url, rules), rules)));
  const name = basename(path);
  return {
    path,
    address: {
      canonicalUrl: pathToFileURL(path).href.replace(/^file:/, `${rules.schemes[0]}:`),
      databaseName: basename(name, extname(name)),
      secrets: [],
      location: { kind: 'file', path },
    },
  };
}

function afterScheme(url: string, { schemes }: FileUrlRules): string {
  const [, scheme = '', rest = ''] = /^([^:]*):(.*)$/s.exec(url) ?? [];
  if (schemes.includes(scheme.toLowerCase())) return rest;
  throw invalid(`it does not start with ${schemes.map((name) => `"${name}:"`).join(' or ')}`);
}

function withoutAuthority(rest: string, { schemes: [scheme], extension }: FileUrlRules): string {
  if (/[?#]/.test(rest)) {
    throw invalid('parameters are not supported, and a "?" or "#" in a path must be percent-encoded');
  }
  const [, authority, path] = /^\/\/([^/]*)(.*)$/s.exec(rest) ?? [];
  if (authority === undefined || path === undefined) return rest;
  if (authority !== '' && authority.toLowerCase() !== 'localhost') {
    const examples = `${scheme}:relative.${extension} or ${scheme}:///absolute/path.${extension}`;
    throw invalid(`two slashes name a host; write ${examples}`);
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
