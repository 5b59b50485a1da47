import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../../src/ports/dialect.ts';
import { judgeSql } from '../../../src/safety/judge-sql.ts';
import { hostileStatements } from '../../support/hostile-statements.ts';
import { shopCatalog } from './shop-catalog.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const dialects: readonly Dialect[] = [
  'postgres',
  'sqlite',
  'mysql',
  'mariadb',
  'duckdb',
  'trino',
  'tsql',
  'clickhouse',
];

describe.each(dialects)('a hostile statement on %s', (dialect) => {
  const context = { dialect, catalog: shopCatalog(dialect, 'main'), strictNames: true };

  it.each(
    Object.entries(hostileStatements).filter(([name]) =>
      /^(a megabyte|10,000|quotes|dollar|control)/.test(name),
    ),
  )('of %s is refused', async (_, sql) => {
    expect(await judgeSql(sql, context)).toMatchObject({ verdict: 'refused' });
  });

  it('leaves no memory behind', async () => {
    const judgeAll = async (rounds: number, from: number) => {
      for (let round = 0; round < rounds; round += 1) {
        for (const sql of Object.values(hostileStatements))
          await judgeSql(`${sql} -- ${from + round}`, context);
      }
      collect();
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    };
    const before = await judgeAll(3, 0);
    const after = await judgeAll(9, 3);
    // A statement that stayed would be here nine times: 1 MB each.
    expect(after - before).toBeLessThan(4_000_000);
  });
});
