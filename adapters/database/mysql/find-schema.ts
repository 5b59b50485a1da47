import type { MysqlClient } from './mysql-client.ts';
import { queryRows } from './query-rows.ts';
import { quoteText } from './quote-text.ts';

export interface CatalogPlace {
  /** The database, as the server spells it. */
  readonly schema: string;
  /** The server does not tell names of databases and tables by case (`lower_case_table_names`). */
  readonly foldsCase: boolean;
}

/** A database by name, `null` when there is none: to a session whose database was dropped, only its tables are unknown. */
export async function findSchema(client: MysqlClient, name: string): Promise<CatalogPlace | null> {
  // Compared without regard to case, whatever the server does elsewhere.
  const rows = await queryRows(
    client,
    `SELECT SCHEMA_NAME, @@lower_case_table_names FROM information_schema.SCHEMATA
     WHERE SCHEMA_NAME = ${quoteText(name)}`,
  );
  const foldsCase = rows.some(([, mode]) => Number(mode) !== 0);
  const found = rows.find(([schema]) => schema === name) ?? (foldsCase ? rows[0] : undefined);
  return found ? { schema: String(found[0]), foldsCase } : null;
}
