import type { IncomingHttpHeaders } from 'node:http';
import type { Reply } from './create-statements.ts';
import type { TrinoEmulatorOptions } from './trino-emulator-options.ts';

/** What every request is refused for; `null` for one that is let in. */
export function checkRequest(
  { headers }: { readonly headers: IncomingHttpHeaders },
  { passwords, tokens = [] }: TrinoEmulatorOptions,
): Reply | null {
  const user = headers['x-trino-user'];
  const [scheme = '', credentials = ''] = (headers.authorization ?? '').split(' ');
  if (typeof user !== 'string' || user === '')
    return refusal(401, 'Basic authentication or X-Trino-User must be sent');
  if (scheme === 'Bearer') return tokens.includes(credentials) ? null : refusal(401, 'Invalid credentials');
  if (passwords === undefined)
    return scheme === '' ? null : refusal(401, 'Password not allowed for insecure authentication');
  const [name = '', password = ''] = Buffer.from(credentials, 'base64').toString('utf8').split(/:(.*)/s);
  if (passwords[name] === undefined || passwords[name] !== password) {
    return refusal(401, `Access Denied: Invalid credentials for ${credentials}`);
  }
  return name === user ? null : refusal(403, `Access Denied: User ${name} cannot impersonate user ${user}`);
}

function refusal(status: number, body: string): Reply {
  return { status, body, headers: { 'www-authenticate': 'Basic realm="Trino"' } };
}
