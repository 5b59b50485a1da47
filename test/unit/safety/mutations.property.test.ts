import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeSql } from '../../../src/safety/judge-sql.ts';
import { lexicalRules } from '../../../src/safety/lexer/lexical-rules.ts';
import { tokenize } from '../../../src/safety/lexer/tokenize.ts';
import { shopCatalog } from './shop-catalog.ts';

const schemas = {
  postgres: 'public',
  sqlite: 'main',
  mysql: 'shop',
  duckdb: 'main',
  trino: 'web',
  tsql: 'dbo',
  clickhouse: 'shop',
} as const;
type Judged = keyof typeof schemas;
const dialects = Object.keys(schemas) as readonly Judged[];
const catalogs = new Map(dialects.map((name) => [name, shopCatalog(name, schemas[name])]));
const judge = (sql: string, dialect: Judged) =>
  judgeSql(sql, { dialect, catalog: catalogs.get(dialect) ?? null });

/** Statements that mean the same in all dialects, or are none there and pass to the engine. */
const honest = [
  'SELECT title , price FROM goods WHERE price > 10 ORDER BY price DESC LIMIT 5',
  "SELECT g . title , count ( * ) FROM goods g JOIN sales s ON s . good_id = g . id WHERE g . title = 'a;b' GROUP BY g . title",
  'WITH t ( x ) AS ( SELECT id FROM goods ) SELECT max ( x ) FROM t WHERE x IN ( SELECT good_id FROM sales )',
  "SELECT CASE WHEN price > 1 THEN 'x--y' ELSE '/* z' END FROM goods UNION ALL SELECT \"title\" FROM goods",
];
const writes = [
  'DELETE FROM goods',
  "UPDATE goods SET title = 'x'",
  'INSERT INTO goods ( id ) VALUES ( 1 )',
  'DROP TABLE goods',
  'CREATE TABLE stolen AS SELECT 1 AS a',
];
const refusals = [
  'SELECT pg_read_file ( title ) FROM goods',
  'SELECT load_extension ( title ) FROM goods',
  'SELECT 1 ; SELECT 2',
];

const blanks = fc.constantFrom(' ', '\n', '\t ', ' /* x */ ', ' -- y\n', '/**/', ' /* ; DELETE */ ', '\r\n');
const dialect = fc.constantFrom(...dialects);
const seed = 4_711;

/** Rewrites blanks and the case of unquoted words, from a list of choices. */
function mutate(sql: string, gaps: readonly string[], cases: readonly boolean[], as: Judged): string {
  let at = 0;
  let out = '';
  for (const [index, token] of tokenize(sql, lexicalRules[as], 1_000).tokens.entries()) {
    const text = sql.slice(token.start, token.end);
    const turned = cases[index % cases.length] === true ? text.toUpperCase() : text.toLowerCase();
    if (token.start > at) out += gaps[index % gaps.length] ?? ' ';
    out += token.kind === 'word' ? turned : text;
    at = token.end;
  }
  return out;
}

const mutation = fc.tuple(
  fc.array(blanks, { minLength: 1, maxLength: 8 }),
  fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }),
);

describe('the guard under mutation', () => {
  it('keeps its verdict when case, white space and comments change', async () => {
    const statement = fc.constantFrom(...honest, ...writes, ...refusals);
    await fc.assert(
      fc.asyncProperty(statement, mutation, dialect, async (sql, [gaps, cases], as) => {
        const before = await judge(sql, as);
        const after = await judge(mutate(sql, gaps, cases, as), as);
        expect(after.verdict).toBe(before.verdict);
        expect('rule' in after ? after.rule : null).toBe('rule' in before ? before.rule : null);
      }),
      { seed, numRuns: 400 },
    );
  });

  it('never reads a statement with a write behind it', async () => {
    const glue = fc.constantFrom(';', ' ; ', '\n;\n', ';;', '; -- x\n', ";/* ' */");
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...honest),
        glue,
        fc.constantFrom(...writes),
        mutation,
        dialect,
        async (...drawn) => {
          const [sql, between, write, [gaps, cases], as] = drawn;
          expect((await judge(sql + between + mutate(write, gaps, cases, as), as)).verdict).toBe('write');
        },
      ),
      { seed, numRuns: 300 },
    );
  });

  it('never reads a write spliced in anywhere between two tokens', async () => {
    const spliced = fc.constantFrom(
      ...writes.map((write) => `; ${write} ;`),
      ...writes.map((write) => `( ${write} )`),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...honest),
        fc.nat(60),
        spliced,
        dialect,
        async (sql, place, write, as) => {
          const { tokens } = tokenize(sql, lexicalRules[as], 1_000);
          const at = tokens[place % tokens.length]?.start ?? 0;
          expect((await judge(`${sql.slice(0, at)} ${write} ${sql.slice(at)}`, as)).verdict).not.toBe('read');
        },
      ),
      { seed, numRuns: 400 },
    );
  });

  it('never reads a forbidden call put in the place of a column', async () => {
    const calls = {
      postgres: 'pg_terminate_backend(1)',
      sqlite: "load_extension('x')",
      mysql: "load_file('x')",
      duckdb: "read_text('x')",
      trino: 'my_own(1)',
      tsql: "xp_cmdshell('x')",
      clickhouse: 'sleep(3)',
    };
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...honest), fc.nat(60), dialect, async (sql, place, as) => {
        const { tokens } = tokenize(sql, lexicalRules[as], 1_000);
        const columns = tokens.filter((token) => /^(title|price|x)$/.test(sql.slice(token.start, token.end)));
        const column = columns[place % columns.length];
        const changed = sql.slice(0, column?.start) + calls[as] + sql.slice(column?.end);
        expect((await judge(changed, as)).verdict).not.toBe('read');
      }),
      { seed, numRuns: 200 },
    );
  });

  it('answers any text without throwing', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(
          fc.constantFrom(
            'SELECT',
            '(',
            ')',
            "'",
            '"',
            '$$',
            '/*',
            '*/',
            '--',
            ';',
            'FROM',
            'goods',
            '.',
            ',',
            '[',
            '`',
            "E'",
            '\\',
            '\u{1f600}',
            '::',
            'WITH',
            'AS',
          ),
          { maxLength: 40 },
        )
        .map((parts) => parts.join(' ')),
    );
    await fc.assert(
      fc.asyncProperty(text, dialect, async (sql, as) => {
        expect(['read', 'write', 'refused']).toContain((await judge(sql, as)).verdict);
      }),
      { seed, numRuns: 600 },
    );
  });
});
