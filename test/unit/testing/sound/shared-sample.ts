import { sampleStatements } from '../../../../src/testing/database/sample-statements.ts';
import type { ProvisionedDatabase } from '../../../../src/testing/index.ts';
import { createSqliteDatabase, type LiveDatabase } from '../../../support/live-databases.ts';

export interface SharedSample {
  provision(): Promise<ProvisionedDatabase>;
  drop(): Promise<void>;
}

/** One database with the sample for all cases, which makes them quick; what a case adds is undone after it. */
export async function sharedSample(): Promise<SharedSample> {
  const live: LiveDatabase = await createSqliteDatabase();
  for (const sql of sampleStatements) await live.execute(sql);
  return {
    provision: async () => {
      let changed = false;
      return {
        url: live.url,
        execute: async (sql) => {
          if (sampleStatements.includes(sql)) return;
          changed = true;
          await live.execute(sql);
        },
        drop: async () => {
          if (changed) await live.execute('DROP TABLE IF EXISTS added; DELETE FROM customers WHERE id = 9');
        },
      };
    },
    drop: () => live.drop(),
  };
}
