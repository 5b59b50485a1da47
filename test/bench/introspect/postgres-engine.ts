import pg from 'pg';
import { postgresDatabase } from '../../../adapters/database/postgres/index.ts';
import { startPostgres } from '../../services/start-postgres.ts';
import type { IntrospectEngine } from './introspect-engine.ts';

/** Half of the columns have a default or a constraint; every table has a comment, an index and, but the first, a foreign key. */
const columnTypes = [
  'text',
  'integer DEFAULT 0',
  'numeric(10,2)',
  'timestamptz DEFAULT now()',
  'varchar(80) NOT NULL',
];

/** Tables of one transaction: each holds locks until its end. */
const batchSize = 250;

/** What one would write by hand: tables, columns, types, defaults, comments, constraints and indexes in one statement. */
const floorQuery = `
  WITH tables AS (
    SELECT c.oid, n.nspname, c.relname, c.relkind
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast'))
  SELECT 'column', t.nspname, t.relname, t.relkind, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
    pg_get_expr(d.adbin, d.adrelid), e.description
  FROM tables t
  JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  LEFT JOIN pg_description e
    ON e.objoid = t.oid AND e.classoid = 'pg_class'::regclass AND e.objsubid = a.attnum
  UNION ALL
  SELECT 'constraint', t.nspname, t.relname, t.relkind, 0, k.conname, k.contype::text, NULL, pg_get_constraintdef(k.oid), NULL
  FROM tables t JOIN pg_constraint k ON k.conrelid = t.oid
  UNION ALL
  SELECT 'index', t.nspname, t.relname, t.relkind, 0, x.relname, NULL, i.indisunique, pg_get_indexdef(x.oid), NULL
  FROM tables t JOIN pg_index i ON i.indrelid = t.oid JOIN pg_class x ON x.oid = i.indexrelid
  ORDER BY 2, 3, 1, 5`;

export const postgresEngine: IntrospectEngine = {
  name: 'postgres',
  prepare: async (tableCount, columnCount) => {
    const service = await startPostgres();
    if (!service) return null;
    const { url } = await service.createDatabase();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    for (let first = 0; first < tableCount; first += batchSize) {
      const count = Math.min(batchSize, tableCount - first);
      const statements = Array.from({ length: count }, (_, index) =>
        tableStatements(first + index, columnCount),
      );
      await client.query(`BEGIN; ${statements.join('')} COMMIT`);
    }
    await client.query('ANALYZE');
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
    return {
      url,
      database: postgresDatabase(),
      serverVersion: rows[0]?.server_version ?? '',
      readFloor: async () => {
        const { rows: floor } = await client.query<string[]>({ text: floorQuery, rowMode: 'array' });
        return floor.filter(([part]) => part === 'column').length;
      },
      close: async () => {
        await client.end();
        await service.close();
      },
    };
  },
};

function tableStatements(number: number, columnCount: number): string {
  const name = `table_${number}`;
  const reference = number === 0 ? '' : ` REFERENCES table_${Math.floor(number / 2)}`;
  const columns = Array.from({ length: columnCount - 2 }, (_, index) => {
    return `column_${index} ${columnTypes[index % columnTypes.length]}`;
  });
  return `
    CREATE TABLE ${name} (id bigint PRIMARY KEY, parent_id bigint${reference}, ${columns.join(', ')});
    CREATE INDEX ON ${name} (column_0);
    COMMENT ON TABLE ${name} IS 'Rows of kind ${number}';
    COMMENT ON COLUMN ${name}.column_1 IS 'How many of kind ${number}';`;
}
