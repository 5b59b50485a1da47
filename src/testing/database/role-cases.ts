import assert from 'node:assert/strict';
import type { DatabaseConnection } from '../../ports/database.ts';
import type { DatabaseCase } from './database-case.ts';

export const roleCases: readonly DatabaseCase[] = [
  {
    name: 'roleRisks says what a role that may write can do',
    capability: 'roleRisks',
    run: async ({ connect }) => {
      const risks = await risksOf(await connect());
      assert.ok(risks.length > 0, 'the role of the URL may write');
      for (const risk of risks) assert.match(risk, /^[a-z].*[^.]$/s);
    },
  },
  {
    name: 'roleRisks is empty for a role that may only read',
    capability: 'reader',
    run: async ({ database, environment, provisioned }) => {
      const url = await environment.provisionReader?.(provisioned);
      const connection = await database.connect(url ?? provisioned.url);
      try {
        assert.deepEqual(await risksOf(connection), []);
      } finally {
        await connection.close();
      }
    },
  },
];

async function risksOf(connection: DatabaseConnection): Promise<readonly string[]> {
  assert.ok(connection.roleRisks, 'the connection has roleRisks');
  return connection.roleRisks();
}
