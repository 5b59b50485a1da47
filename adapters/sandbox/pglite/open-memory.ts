import type { ServedDatabase } from '../../../src/adapter-kit/index.ts';
import { cellOf, textTypes } from './cell-of.ts';
import { faultOf } from './fault-of.ts';
import type { ProcessSettings } from './process-settings.ts';

const asWritten = (text: string): string => text;
const parsers = Object.fromEntries(textTypes.map((type) => [type, asWritten]));

/** An empty database in memory with its schemas, used by a role that is no superuser: it reaches no file of this machine. */
export async function openMemory(
  pglite: typeof import('@electric-sql/pglite'),
  { schemas }: ProcessSettings,
): Promise<ServedDatabase> {
  const database = await pglite.PGlite.create({ dataDir: 'memory://' });
  await database.exec(
    'CREATE ROLE scratch; GRANT CREATE ON DATABASE postgres TO scratch; GRANT ALL ON SCHEMA public TO scratch',
  );
  for (const schema of schemas) {
    await database.exec(
      `CREATE SCHEMA IF NOT EXISTS "${schema.replaceAll('"', '""')}" AUTHORIZATION scratch`,
    );
  }
  await database.exec('SET SESSION AUTHORIZATION scratch');
  return {
    execute: async (sql) => {
      await database.query(sql);
    },
    query: async (sql, { maxRows }) => {
      const result = await database.query<unknown[]>(sql, [], { rowMode: 'array', parsers });
      return {
        columns: result.fields.map(({ name }) => ({ name, type: null })),
        rows: result.rows
          .slice(0, maxRows)
          .map((row) => row.map((value, index) => cellOf(value, result.fields[index]?.dataTypeID))),
        truncated: result.rows.length > maxRows,
      };
    },
    faultOf,
  };
}
