import type { Socket } from 'node:net';
import type { Connection, FieldPacket } from 'mysql2';

/** A connection of `mysql2`; the published types lack its socket, which changes when TLS begins. */
export type MysqlClient = Connection & { readonly stream: Socket };

/** As much of a column's description as reading its values takes. */
export type MysqlField = Pick<FieldPacket, 'name' | 'extendedFormat' | 'extendedTypeName'> & {
  readonly columnType: number;
  readonly flags: number;
  readonly characterSet: number;
};

export type MysqlRow = readonly (string | number | null | Buffer)[];
