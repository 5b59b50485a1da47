import type { ConnectionPool } from '../../../src/adapter-kit/index.ts';
import type { CatalogPlace } from './find-schema.ts';
import type { MysqlClient } from './mysql-client.ts';
import type { MysqlServer } from './mysql-server.ts';

/** What the operations on one open database share. */
export interface OpenMysql {
  readonly pool: ConnectionPool<MysqlClient>;
  readonly server: MysqlServer;
  readonly place: CatalogPlace;
  /** As the URL spells it. */
  readonly databaseName: string;
  /** Other databases to introspect. */
  readonly schemas: readonly string[];
  /** Parts of the URL that no message may show. */
  readonly secrets: readonly string[];
  /** Asks the server to stop what the client is running; `false` when it could not be asked. */
  cancel(client: MysqlClient, timeoutMs: number): Promise<boolean>;
}
