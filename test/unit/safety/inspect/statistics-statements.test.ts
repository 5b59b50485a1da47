import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../../../src/ports/dialect.ts';
import { explainPrefix } from '../../../../src/safety/inspect/explain-prefix.ts';
import { statisticsStatements } from '../../../../src/safety/inspect/statistics-statements.ts';
import { lexicalRules } from '../../../../src/safety/lexer/lexical-rules.ts';
import { tokenize } from '../../../../src/safety/lexer/tokenize.ts';

const dialects = ['postgres', 'mysql', 'mariadb', 'trino', 'duckdb', 'sqlite'] as const;

/** Kinds of all tokens: what a statement is, whatever the names in it. */
function shape(dialect: Dialect, sql: string): string {
  return tokenize(sql, lexicalRules[dialect], 10_000)
    .tokens.map(({ kind }) => kind)
    .join(' ');
}

describe('statisticsStatements', () => {
  it.each(dialects)('keeps every name within its quotes: %s', (dialect) => {
    const plain = statisticsStatements(dialect, { catalog: 'a', schema: 'b', name: 'c' })?.map((sql) =>
      shape(dialect, sql),
    );
    const name = fc.string({
      unit: fc.constantFrom("'", '"', '`', '\\', ';', '-', '/', '*', '$', ' ', 'x', '\n'),
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(name, name, name, (catalog, schema, table) => {
        const statements = statisticsStatements(dialect, { catalog, schema, name: table });
        expect(statements?.map((sql) => shape(dialect, sql))).toEqual(plain);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('asks nothing of other engines', () => {
    expect(statisticsStatements('tsql', { catalog: null, schema: null, name: 't' })).toBeNull();
    expect(explainPrefix('tsql')).toBeNull();
  });

  it('never has a statement executed to explain it', () => {
    for (const dialect of dialects) expect(explainPrefix(dialect) ?? '').not.toMatch(/ANALYZE/i);
  });
});
