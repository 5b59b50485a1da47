import { parse } from 'libpg-query';
import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../../../../src/adapter-kit/index.ts';
import { askOffline } from './ask-offline.ts';
import { shop } from './shop.ts';

async function sqlIn(dialect: Dialect, question: string): Promise<string | null> {
  return (await askOffline(shop, question, { dialect })).sql;
}

describe('The offline model writes the dialect', () => {
  it('quotes reserved names in its own marks', async () => {
    expect(await sqlIn('postgres', 'List the names of all products.')).toBe('SELECT "name" FROM products');
    expect(await sqlIn('mysql', 'List the names of all products.')).toBe('SELECT `name` FROM products');
    expect(await sqlIn('tsql', 'List the names of all products.')).toBe('SELECT [name] FROM products');
  });

  it('compares text without regard to case', async () => {
    const question = 'List the names of products whose color is "Red".';
    expect(await sqlIn('sqlite', question)).toContain(`color = 'Red' COLLATE NOCASE`);
    expect(await sqlIn('postgres', question)).toContain(`LOWER(color) = 'red'`);
    expect(await sqlIn('mysql', question)).toContain(`color = 'Red'`);
    expect(await sqlIn('duckdb', question)).toContain(`LOWER(color) = 'red'`);
  });

  it('matches parts of texts without regard to case', async () => {
    const question = 'Which products have a name containing "Et"?';
    expect(await sqlIn('sqlite', question)).toContain(`"name" LIKE '%Et%'`);
    expect(await sqlIn('trino', question)).toContain(`LOWER("name") LIKE '%et%'`);
  });

  it('takes the year of a date', async () => {
    const question = 'Show the names of products released after 2019.';
    expect(await sqlIn('sqlite', question)).toContain(`CAST(STRFTIME('%Y', released) AS INTEGER) > 2019`);
    expect(await sqlIn('postgres', question)).toContain('EXTRACT(YEAR FROM released) > 2019');
    expect(await sqlIn('mariadb', question)).toContain('YEAR(released) > 2019');
  });

  it('writes truth as the engine does', async () => {
    expect(await sqlIn('postgres', 'How many members are there?')).toContain('is_member = TRUE');
    expect(await sqlIn('mysql', 'How many members are there?')).toContain('is_member = 1');
  });

  it('escapes quotes and, where the engine reads them, backslashes in literals', async () => {
    const question = 'List the names of products whose color is "O\'Red\\x".';
    expect(await sqlIn('sqlite', question)).toContain(`'O''Red\\x'`);
    expect(await sqlIn('mysql', question)).toContain(`'O''Red\\\\x'`);
  });

  it.each([
    'How many customers are there?',
    'Which customer has the most orders?',
    'Which customers did not have an order in 2021?',
    'How many products are there in each category?',
    'Show the colors of products with an average price above 20.',
    'Which orders have a total above the average total?',
    'Which countries have both customers with a credit limit above 800 and customers with a credit limit below 600?',
  ])('writes Postgres that its own parser takes: %s', async (question) => {
    const sql = await sqlIn('postgres', question);
    expect(sql).not.toBeNull();
    await expect(parse(sql ?? '')).resolves.toBeDefined();
  });
});
