import pg from 'pg';

/** Makes `tables` tables of 20 columns in a Postgres database, a hundred a transaction. */
export async function createWideSchema(url: string, tables: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (let first = 0; first < tables; first += 100) {
      const statements = Array.from({ length: Math.min(100, tables - first) }, (_, index) =>
        tableSql(first + index),
      );
      await client.query(statements.join('\n'));
    }
  } finally {
    await client.end();
  }
}

function tableSql(number: number): string {
  const columns = Array.from({ length: 19 }, (_, index) => `measure_${number}_${index} integer`);
  return `CREATE TABLE ledger_${number} (id integer PRIMARY KEY, ${columns.join(', ')});`;
}
