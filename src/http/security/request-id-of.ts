const sane = /^[\w.:-]{1,64}$/;

/** The caller's own `x-request-id` where it is fit for a log line, else one that is made. */
export function requestIdOf(headers: Headers, createId: () => string): string {
  const given = headers.get('x-request-id');
  return given !== null && sane.test(given) ? given : createId();
}
