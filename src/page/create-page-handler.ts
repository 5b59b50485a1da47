import { gzipSync } from 'node:zlib';
import type { Authenticate } from '../http/security/caller.ts';
import { clientAddressOf } from '../http/security/client-address-of.ts';
import { createRateLimits } from '../http/security/create-rate-limits.ts';
import type { Logger } from '../ports/logger.ts';
import { answerPageSettings } from './answer-page-settings.ts';
import { pageHeaders } from './page-headers.ts';
import type { PageSettings } from './page-settings.ts';
import { type PageFile, readPageFiles } from './read-page-files.ts';

/** Answers requests for the page and its files; `null` for every other request. Never rejects. */
export type PageHandler = (request: Request) => Promise<Response | null>;

export interface PageOptions extends Partial<PageSettings> {
  /** The routes' own, or `'none'`: whom the settings are told, which name a file of the server. @defaultValue 'none' */
  readonly authenticate?: Authenticate | 'none' | undefined;
  /** What paths start with where the framework leaves it on them, as the routes' own: `/ask`. @defaultValue none */
  readonly basePath?: string | undefined;
  /** Told why the settings could not be given. @defaultValue none */
  readonly logger?: Pick<Logger, 'error'> | undefined;
}

/**
 * The web page that speaks to `nlquery/http`: databases, their tables, questions, rows and charts. It calls the routes beside its own
 * address, so both are mounted at the same place. Its files are for everybody: who may do what is the business of the routes.
 *
 * @throws `INVALID_OPTIONS` when the page has not been built, which it is in the package
 *
 * @example
 * ```ts
 * import { createPageHandler } from 'nlquery/page';
 *
 * const page = createPageHandler();
 * const handle = async (request: Request) => (await page(request)) ?? new Response(null, { status: 404 });
 * ```
 */
export function createPageHandler(options: PageOptions = {}): PageHandler {
  const { sample = null, authenticate = 'none', basePath = '', logger } = options;
  const files = readPageFiles();
  const settings: PageSettings = { sample };
  const door = {
    settings: {
      authenticate: authenticate === 'none' ? null : authenticate,
      clientAddress: clientAddressOf,
    },
    rateLimits: createRateLimits({}),
    logger,
  };
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return null;
    const path = pathBelow(basePath, request);
    if (path === '') return new Response(null, { status: 308, headers: { location: `${basePath}/` } });
    if (path === '/page.json') return answerPageSettings(door, request, settings);
    const file = files.get(path === '/' ? '/index.html' : (path ?? ''));
    return file ? answer(request, file) : null;
  };
}

/** `null` for what is not below it, or no URL. */
function pathBelow(basePath: string, request: Request): string | null {
  const pathname = URL.canParse(request.url) ? new URL(request.url).pathname : '';
  const isBelow = pathname === basePath || pathname.startsWith(`${basePath}/`);
  return isBelow && pathname !== '' ? pathname.slice(basePath.length) : null;
}

function answer(request: Request, file: PageFile): Response {
  const headers = { ...pageHeaders(file.isFingerprinted), 'content-type': file.type, etag: file.etag };
  const known = request.headers.get('if-none-match')?.split(/\s*,\s*/) ?? [];
  // A proxy that compresses marks the tag as weak.
  if (known.some((etag) => etag.replace(/^W\//, '') === file.etag))
    return new Response(null, { status: 304, headers });
  const isGzip = /\bgzip\b(?!\s*;\s*q=0(?:\.0+)?\s*(?:,|$))/.test(
    request.headers.get('accept-encoding') ?? '',
  );
  const body = isGzip ? compressed(file) : file.bytes;
  const length = { 'content-length': String(body.byteLength) };
  return new Response(request.method === 'HEAD' ? null : body, {
    headers: { ...headers, ...length, ...(isGzip ? { 'content-encoding': 'gzip' } : {}) },
  });
}

const gzipped = new WeakMap<PageFile, Uint8Array<ArrayBuffer>>();

function compressed(file: PageFile): Uint8Array<ArrayBuffer> {
  const known = gzipped.get(file) ?? new Uint8Array(gzipSync(file.bytes));
  gzipped.set(file, known);
  return known;
}
