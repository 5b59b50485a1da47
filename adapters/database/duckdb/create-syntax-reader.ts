import type { DuckDBPreparedStatement } from '@duckdb/node-api';
import type { DuckdbModule } from './create-file-access.ts';

/** DuckDB's own parser, without the file. */
export interface SyntaxReader {
  /** The JSON of a `SyntaxTree`. */
  read(sql: string): Promise<string>;
}

/** On a database in memory, made on first use, that can reach nothing: the statement is an argument there and never runs. */
export function createSyntaxReader(duckdb: DuckdbModule): SyntaxReader {
  let reading: Promise<DuckDBPreparedStatement> | null = null;

  async function open(): Promise<DuckDBPreparedStatement> {
    const instance = await duckdb.DuckDBInstance.create(':memory:', {
      threads: '1',
      memory_limit: '64MB',
      temp_directory: '',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      enable_external_access: 'false',
      lock_configuration: 'true',
    });
    const connection = await instance.connect();
    return connection.prepare('SELECT json_serialize_sql($1::VARCHAR)::VARCHAR');
  }

  return {
    async read(sql) {
      if (sql.includes('\0')) {
        return problem({ error_message: 'The statement holds a character that SQL text cannot hold.' });
      }
      reading ??= open();
      const statement = await reading.catch((error: unknown) => {
        reading = null;
        throw error;
      });
      statement.bindVarchar(1, sql);
      const rows = (await statement.runAndReadAll()).getRows();
      const json = String(rows[0]?.[0]);
      const serialized = JSON.parse(json) as Serialized;
      const isOne = serialized.error !== true && serialized.statements?.length === 1;
      return isOne ? `{"tree":${json}}` : problem(serialized, sql);
    },
  };
}

interface Serialized {
  readonly error?: boolean;
  readonly statements?: readonly unknown[];
  readonly error_message?: string;
  /** UTF-8 bytes. */
  readonly position?: string;
}

/** DuckDB makes two statements of a PIVOT that has to find its values first: one reads them into a type. */
function problem(failed: Serialized, sql = ''): string {
  const { error_message: message = '', position } = failed;
  const isKind = message === '' || message.startsWith('Only SELECT statements');
  const hint = /\bpivot/i.test(sql)
    ? " PIVOT is one when it lists its values: ON status IN ('new', 'paid')."
    : '';
  return JSON.stringify({
    problem: isKind ? `There has to be exactly one statement that reads.${hint}` : message,
    at: position === undefined ? null : Buffer.from(sql).subarray(0, Number(position)).toString().length,
  });
}
