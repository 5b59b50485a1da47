import type { ConnectionOptions as TlsOptions } from 'node:tls';

export interface PostgresDatabaseOptions {
  /** Server connections one open database holds at most; further calls wait their turn. @defaultValue 4 */
  readonly maxConnections?: number | undefined;
  /** What `pg_stat_activity` shows. @defaultValue 'nlquery' */
  readonly applicationName?: string | undefined;
  /** Certificates and the like for URLs whose `sslmode` asks for TLS: `{ ca: readFileSync('ca.pem') }`. */
  readonly tls?: TlsOptions | undefined;
}
