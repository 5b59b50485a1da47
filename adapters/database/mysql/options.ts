import type { ConnectionOptions as TlsOptions } from 'node:tls';

export interface MysqlDatabaseOptions {
  /** Server connections one open database holds at most; further calls wait their turn. @defaultValue 4 */
  readonly maxConnections?: number | undefined;
  /** Other databases of the same server to introspect. Statements name their tables in full. @defaultValue [] */
  readonly schemas?: readonly string[] | undefined;
  /** What the server's list of connection attributes shows as `program_name`. @defaultValue 'nlquery' */
  readonly applicationName?: string | undefined;
  /** Certificates and the like for URLs whose `ssl-mode` asks for TLS: `{ ca: readFileSync('ca.pem') }`. */
  readonly tls?:
    | Pick<TlsOptions, 'ca' | 'cert' | 'key' | 'passphrase' | 'minVersion' | 'ciphers'>
    | undefined;
}
