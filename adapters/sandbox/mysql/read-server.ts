import { invalidOption } from '../../../src/adapter-kit/index.ts';

export interface Server {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

/** @throws `INVALID_OPTIONS`, without any part of the URL */
export function readServer(url: string): Server {
  const rule = 'has to be mysql://user:password@host:port';
  try {
    const { protocol, hostname, port, username, password } = new URL(url);
    if (!['mysql:', 'mariadb:'].includes(protocol) || hostname === '') throw new Error(rule);
    return {
      host: hostname.replace(/^\[(.*)\]$/, '$1'),
      port: Number(port || 3306),
      user: decodeURIComponent(username) || 'root',
      password: decodeURIComponent(password),
    };
  } catch {
    throw invalidOption('mysqlSandbox', 'url', rule);
  }
}
