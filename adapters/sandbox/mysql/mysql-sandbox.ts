import type { Sandbox } from '../../../src/adapter-kit/index.ts';
import { openScratch } from './open-scratch.ts';
import type { MysqlSandboxOptions } from './options.ts';
import { readServer } from './read-server.ts';

/**
 * Throwaway schemas on a MySQL or MariaDB server, each with a user of its own that can reach nothing else; dropped at the end.
 *
 * @throws `INVALID_OPTIONS` when the URL is not one of MySQL's
 */
export function mysqlSandbox(options: MysqlSandboxOptions): Sandbox {
  const server = readServer(options.url);
  return {
    name: 'mysql',
    dialect: 'mysql',
    standsInFor: ['mysql', 'mariadb'],
    capabilities: { catalogs: false, costs: false, survivesTimeout: true },
    open: (openOptions) => openScratch(server, openOptions),
  };
}
