import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { NlQueryError } from '../errors/nl-query-error.ts';

export interface PageFile {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** With its quotes. */
  readonly etag: string;
  /** The name changes with the content. */
  readonly isFingerprinted: boolean;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * The built page by the paths it is served at. Only what is in its folder can ever be served.
 *
 * @throws `INVALID_OPTIONS` when it has not been built
 */
export function readPageFiles(): ReadonlyMap<string, PageFile> {
  // Beside the bundle; from the sources, where the build puts it.
  const places = ['./page/', '../../dist/page/'].map((path) => new URL(path, import.meta.url));
  const folder = places.find((place) => existsSync(new URL('index.html', place)));
  if (!folder) {
    const message = 'The page has not been built: npm run build:js';
    throw new NlQueryError('INVALID_OPTIONS', message, { details: { option: 'page' } });
  }
  const names = readdirSync(folder).filter((name) => extname(name) in types);
  return new Map(names.map((name) => [`/${name}`, readPageFile(new URL(name, folder), name)]));
}

function readPageFile(url: URL, name: string): PageFile {
  const bytes = new Uint8Array(readFileSync(url));
  return {
    type: types[extname(name)] ?? '',
    bytes,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    isFingerprinted: /-[A-Z0-9]{8}\.js$/.test(name),
  };
}
