import { randomBytes } from 'node:crypto';
import type { DatabaseEnvironment } from 'nlquery/testing';
import { createTrinoClient } from '../../../../adapters/database/trino/create-trino-client.ts';
import { parseTrinoUrl } from '../../../../adapters/database/trino/parse-trino-url.ts';
import { readRows } from '../../../../adapters/database/trino/read-rows.ts';
import { startTrinoEmulator } from '../../../emulators/trino/start-trino-emulator.ts';

type Provision = DatabaseEnvironment['provision'];

/** A database of its own on an emulator of its own. */
export const provisionOnEmulator: Provision = async () => {
  const emulator = await startTrinoEmulator();
  await emulator.execute('CREATE SCHEMA shop');
  return {
    url: `${emulator.url}/shop`,
    execute: async (sql) => {
      const text = toTrino(sql);
      if (text !== null) await emulator.execute(text, 'shop');
    },
    drop: () => emulator.close(),
  };
};

/** A schema of its own on a real server, in the catalog that `url` names; the connector has to take tables (`memory` does). */
export function provisionOnServer(url: string): Provision {
  return async () => {
    const schema = `contract_${randomBytes(4).toString('hex')}`;
    const target = parseTrinoUrl(url);
    const settings = { source: 'nlquery-tests', fetch: globalThis.fetch };
    const client = createTrinoClient({ ...target, schema }, settings);
    const execute = async (sql: string): Promise<void> => {
      const text = toTrino(sql);
      if (text !== null) await readRows(client, text, { signal: AbortSignal.timeout(30_000) });
    };
    await execute(`CREATE SCHEMA ${schema}`);
    const [start = '', parameters = ''] = url.split(/(?=\?)/);
    return {
      url: `${start.replace(/\/$/, '')}/${schema}${parameters}`,
      execute,
      drop: () => execute(`DROP SCHEMA ${schema} CASCADE`),
    };
  };
}

/** The contract's SQL without what Trino lacks: keys, checks and indexes. */
function toTrino(sql: string): string | null {
  if (/^\s*CREATE INDEX/i.test(sql)) return null;
  return sql
    .replace(
      /,\s*(?:PRIMARY KEY|FOREIGN KEY|UNIQUE|CHECK)\s*\([^)]*\)(?:\s*REFERENCES\s+\w+\s*\([^)]*\))?/gi,
      '',
    )
    .replace(/\s+PRIMARY KEY/gi, '');
}
