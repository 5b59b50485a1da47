import { join } from 'node:path';
import { findBinary } from '../../../services/find-binary.ts';
import { freePort } from '../../../services/free-port.ts';
import { spawnServer } from '../../../services/spawn-server.ts';
import { unprivileged } from '../../../services/unprivileged.ts';
import { queryMysql } from './query-mysql.ts';

export interface TlsServer {
  readonly url: string;
  close(): Promise<void>;
}

/** A MariaDB of our own that also talks TLS, with certificate and key as PEM; `null` where it is not installed. */
export async function startMariadbWithTls(tls: {
  readonly certificate: string;
  readonly key: string;
}): Promise<TlsServer | null> {
  const install = findBinary(['mariadb-install-db'], []);
  const command = findBinary(['mariadbd'], ['/usr/libexec']);
  if (install === null || command === null) return null;
  const user = unprivileged(['mysql']);
  const port = await freePort();
  const data = join(user.folder, 'data');
  const url = `mysql://root@127.0.0.1:${port}/mysql`;
  const login = ['--auth-root-authentication-method=normal', '--skip-test-db'];
  const close = await spawnServer({
    user,
    prepare: [install, ['--no-defaults', `--datadir=${data}`, ...login]],
    command,
    args: [
      '--no-defaults',
      `--datadir=${data}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--socket=${join(user.folder, 'socket')}`,
      `--pid-file=${join(user.folder, 'pid')}`,
      `--ssl-cert=${user.write('certificate.pem', tls.certificate)}`,
      `--ssl-key=${user.write('key.pem', tls.key)}`,
    ],
    isReady: () =>
      queryMysql(url, 'SELECT 1').then(
        () => true,
        () => false,
      ),
  });
  return { url, close };
}
