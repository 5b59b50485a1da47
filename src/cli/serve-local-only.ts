import type { HttpHandler } from '../http/index.ts';
import { isLoopback } from './is-loopback.ts';

/**
 * Lets through what was addressed to this machine by a name of its own, and by a page of its own. Without it a page in the user's browser
 * could reach an open server: by a name that it has resolve to 127.0.0.1 (DNS rebinding), or by a form that posts there.
 */
export function serveLocalOnly(handler: HttpHandler): HttpHandler {
  return async (request) => {
    const url = URL.canParse(request.url) ? new URL(request.url) : null;
    if (!url || !isLoopback(url.hostname))
      return refused('This server answers to localhost and 127.0.0.1 only.', 421);
    const origin = request.headers.get('origin');
    if (origin !== null && hostOf(origin) !== url.host)
      return refused('Pages of other origins are not answered.', 403);
    return handler(request);
  };
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

function refused(text: string, status: number): Response {
  return new Response(`${text}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
