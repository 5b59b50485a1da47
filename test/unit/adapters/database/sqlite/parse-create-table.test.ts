import { describe, expect, it } from 'vitest';
import { parseCreateIndex } from '../../../../../adapters/database/sqlite/ddl/parse-create-index.ts';
import { parseCreateTable } from '../../../../../adapters/database/sqlite/ddl/parse-create-table.ts';

describe('parseCreateTable', () => {
  it('gives a comment to the column whose line it ends', () => {
    const facts = parseCreateTable(`CREATE TABLE t (
      a INT, -- one
      b INT /* two */, c INT, -- three
      d INT NOT NULL
        -- four
        DEFAULT 1 -- and more
    )`);
    expect(facts.columnComments).toEqual([
      ['a', 'one'],
      ['b', 'two'],
      ['c', 'three'],
      ['d', 'and more'],
    ]);
    expect(facts.comment).toBeNull();
  });

  it('gives a comment on lines of its own to the column below', () => {
    const facts = parseCreateTable(`CREATE TABLE t (
      -- first
      a INT,
      /*
       * second,
       * on two lines
       */
      [b c] INT,
      ----------
      d INT
      -- nobody's
    )`);
    expect(facts.columnComments).toEqual([
      ['a', 'first'],
      ['b c', 'second, on two lines'],
    ]);
  });

  it('takes a comment by the name or the opening bracket for the table', () => {
    expect(parseCreateTable('CREATE TABLE t -- sales\n(a INT)').comment).toBe('sales');
    expect(parseCreateTable('CREATE TABLE t ( /* sales */\n a INT)').comment).toBe('sales');
    expect(parseCreateTable('CREATE TABLE t (a INT) -- sales').comment).toBe('sales');
  });

  it('sees no comment inside a text or a quoted name', () => {
    const facts = parseCreateTable(
      `CREATE TABLE t (a TEXT DEFAULT '-- x', "b--" INT, \`c/*\` INT, [d'] INT)`,
    );
    expect(facts.columnComments).toEqual([]);
  });

  it('reads names and columns of constraints', () => {
    const facts = parseCreateTable(`CREATE TABLE t (
      a INT CONSTRAINT key_a PRIMARY KEY CONSTRAINT nn NOT NULL,
      b INT CONSTRAINT to_u REFERENCES u (id) ON DELETE SET NULL,
      c TEXT DEFAULT (check_me('x')) CONSTRAINT one UNIQUE,
      CONSTRAINT "two" UNIQUE ("B", c COLLATE nocase)
      CONSTRAINT both FOREIGN KEY (b, c) REFERENCES u (id, name)
      FOREIGN KEY (c) REFERENCES v
    )`);
    expect(facts.named).toEqual([
      { kind: 'primary', name: 'key_a', columns: ['a'] },
      { kind: 'foreign', name: 'to_u', columns: ['b'] },
      { kind: 'unique', name: 'one', columns: ['c'] },
      { kind: 'unique', name: 'two', columns: ['b', 'c'] },
      { kind: 'foreign', name: 'both', columns: ['b', 'c'] },
    ]);
    expect(facts.checkConstraints).toEqual([]);
  });

  it('reads every CHECK with its name and its own text', () => {
    const facts = parseCreateTable(`CREATE TABLE t (
      a INT CHECK (a > (1 + 2)) CONSTRAINT small CHECK (a < 9),
      "check" INT,
      CHECK ("check" IS NOT NULL OR a IN (1, 2))
    )`);
    expect(facts.checkConstraints).toEqual([
      { name: null, expression: 'a > (1 + 2)' },
      { name: 'small', expression: 'a < 9' },
      { name: null, expression: '"check" IS NOT NULL OR a IN (1, 2)' },
    ]);
    expect(facts.enumValues).toEqual([]);
  });

  it('takes only a plain list of texts for an enum', () => {
    const facts = parseCreateTable(`CREATE TABLE t (
      a TEXT CHECK ("A" in ('x', 'y')),
      b TEXT CHECK (b IN ('x', 1)),
      c TEXT CHECK (c NOT IN ('x')),
      d TEXT CHECK (d IN ('x') OR d IS NULL),
      e TEXT CHECK (lower(e) IN ('x')),
      f TEXT CHECK (f IN ())
    )`);
    expect(facts.enumValues).toEqual([['a', ['x', 'y']]]);
  });
});

describe('parseCreateIndex', () => {
  it('reads terms and condition', () => {
    expect(
      parseCreateIndex(
        `CREATE UNIQUE INDEX "i (" ON t ("a", b DESC, lower(c) COLLATE nocase ASC) WHERE a > 1 AND b = ')'`,
      ),
    ).toEqual({ terms: ['"a"', 'b', 'lower(c)'], where: "a > 1 AND b = ')'" });
    expect(parseCreateIndex('CREATE INDEX i ON t (a)')).toEqual({ terms: ['a'], where: null });
  });
});
