/** The body that OpenAI sends with a status, for scripts that name only the status. */
export function errorBody(status: number): unknown {
  const [message, type, code] = known[status] ?? [
    `The request failed with status ${status}.`,
    'api_error',
    null,
  ];
  return { error: { message, type, param: null, code } };
}

const known: Readonly<Record<number, readonly [string, string, string | null]>> = {
  401: ["You didn't provide an API key.", 'invalid_request_error', null],
  404: [
    'The model does not exist or you do not have access to it.',
    'invalid_request_error',
    'model_not_found',
  ],
  429: [
    'Rate limit reached for requests per min (RPM): Limit 3, Used 3, Requested 1.',
    'requests',
    'rate_limit_exceeded',
  ],
  500: ['The server had an error while processing your request. Sorry about that!', 'server_error', null],
  503: ['The engine is currently overloaded, please try again later.', 'server_error', null],
};
