/** Which pages of other origins may use the API from a browser. */
export interface CorsOptions {
  /** `https://app.example.com`, without a path; `*` for every page there is. */
  readonly origins: '*' | readonly string[];
}

const exposed =
  'x-request-id, retry-after, ratelimit-limit, ratelimit-remaining, ratelimit-reset, ratelimit-policy';

/** Headers that let the page that asks read the answer; none where it may not. */
export function corsHeaders(options: CorsOptions | null, request: Request): Readonly<Record<string, string>> {
  const origin = request.headers.get('origin');
  if (options === null || origin === null) return {};
  const vary = options.origins === '*' ? {} : { vary: 'origin' };
  if (options.origins !== '*' && !options.origins.includes(origin)) return vary;
  return {
    ...vary,
    'access-control-allow-origin': options.origins === '*' ? '*' : origin,
    'access-control-expose-headers': exposed,
  };
}
