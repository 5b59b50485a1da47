import { type CorsOptions, corsHeaders } from './cors.ts';

/** The answer to a browser that asks before it sends; `null` for any other request and for pages that may not. */
export function preflight(
  options: CorsOptions | null,
  request: Request,
  methods: readonly string[],
): Response | null {
  if (request.method !== 'OPTIONS' || !request.headers.has('access-control-request-method')) return null;
  const allowed = corsHeaders(options, request);
  if (!('access-control-allow-origin' in allowed)) return null;
  return new Response(null, {
    status: 204,
    headers: {
      ...allowed,
      'access-control-allow-methods': methods.join(', '),
      'access-control-allow-headers': 'authorization, content-type, accept, x-request-id',
      'access-control-max-age': '600',
    },
  });
}
