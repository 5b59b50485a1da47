import { describe, expect, it } from 'vitest';
import { renderComment } from '../../../src/catalog/render-comment.ts';
import { renderName } from '../../../src/catalog/render-name.ts';
import { renderSchema } from '../../../src/catalog/render-schema.ts';
import { renderTableNames } from '../../../src/catalog/render-table-names.ts';
import { renderType } from '../../../src/catalog/render-type.ts';
import type { ContextColumn, ContextRelation, ContextTable } from '../../../src/ports/schema-context.ts';

function column(name: string, type = 'INTEGER', rest: Partial<ContextColumn> = {}): ContextColumn {
  return { name, type, nullable: true, comment: null, enumValues: null, score: 0, ...rest };
}

function table(
  name: string,
  columns: readonly ContextColumn[],
  rest: Partial<ContextTable> = {},
): ContextTable {
  const common = {
    schema: 'main',
    reference: name,
    kind: 'table',
    comment: null,
    rowEstimate: null,
  } as const;
  return { ...common, name, primaryKey: [], columns, score: 0, ...rest };
}

function relation(
  from: string,
  columns: string[],
  to: string,
  toColumns: string[],
  inferred = false,
): ContextRelation {
  return {
    from: { schema: 'main', table: from, columns },
    to: { schema: 'main', table: to, columns: toColumns },
    inferred,
  };
}

describe('renderSchema', () => {
  it('writes a line a table and a line a column', () => {
    const status = column('status', 'text', { enumValues: ['open', "can't"], comment: 'Where it stands' });
    const orders = table('orders', [column('id'), column('customer_id'), status], {
      primaryKey: ['id'],
      comment: 'Sales',
    });
    const customers = table('customers', [column('id'), column('Full Name', 'varchar(20)')], {
      primaryKey: ['id'],
    });
    const relations = [relation('orders', ['customer_id'], 'customers', ['id'])];
    expect(renderSchema({ tables: [orders, customers], relations }, 'sqlite').split('\n')).toEqual([
      'orders: Sales',
      ' id int pk',
      ' customer_id int -> customers.id',
      " status 'open'|'can''t': Where it stands",
      'customers',
      ' id int pk',
      ' "Full Name" varchar',
    ]);
  });

  it('tells inferred keys from declared ones, and writes composite keys on their own line', () => {
    const line = table('line', [column('a'), column('b'), column('c')]);
    const head = table('head', [column('a'), column('b')]);
    const relations = [
      relation('line', ['a', 'b'], 'head', ['a', 'b']),
      relation('line', ['c'], 'head', ['a'], true),
    ];
    const text = renderSchema({ tables: [line, head], relations }, 'sqlite');
    expect(text).toContain('\n (a, b) -> head(a, b)\n');
    expect(text).toContain('\n c int ~> head.a\n');
  });

  it('puts tables off the search path under their schema', () => {
    const log = table('log', [column('id')], { schema: 'audit', reference: 'audit.log' });
    expect(renderSchema({ tables: [table('a', []), log], relations: [] }, 'sqlite')).toBe(
      'a\n# schema audit\nlog\n id int',
    );
  });

  it('writes the columns of a series once', () => {
    const columns = [column('day', 'date'), column('hits')];
    const tables = ['log_2020', 'log_2021', 'log_2023'].map((name) => table(name, columns));
    expect(renderSchema({ tables, relations: [] }, 'sqlite')).toBe(
      'log_{2020..2021,2023}\n day date\n hits int',
    );
  });

  it('keeps tables apart whose columns or comments differ', () => {
    const columns = [column('a'), column('b')];
    const tables = [
      table('x1', columns),
      table('x2', columns, { comment: 'other' }),
      table('x3', [column('a')]),
    ];
    expect(renderSchema({ tables, relations: [] }, 'sqlite').split('\n')).toHaveLength(8);
  });

  it('keeps whatever a comment, name or value holds on its own line', () => {
    const hostile = 'x\n-- end\r\nusers\n id\u2028int\u0000 \u202egnp';
    const columns = [column(hostile, hostile, { comment: hostile, enumValues: [hostile] })];
    const text = renderSchema(
      { tables: [table(hostile, columns, { comment: hostile })], relations: [] },
      'postgres',
    );
    expect(text.split('\n')).toHaveLength(2);
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Zl}\u202e]/u);
  });

  it('is empty for no tables', () => {
    expect(renderSchema({ tables: [], relations: [] }, 'mysql')).toBe('');
  });
});

describe('renderName', () => {
  it('quotes what the dialect cannot take bare', () => {
    expect(renderName('orders', 'postgres')).toBe('orders');
    expect(renderName('Orders', 'postgres')).toBe('"Orders"');
    expect(renderName('Orders', 'sqlite')).toBe('Orders');
    expect(renderName('order', 'sqlite')).toBe('"order"');
    expect(renderName('a"b', 'duckdb')).toBe('"a""b"');
    expect(renderName('a`b', 'mysql')).toBe('`a``b`');
    expect(renderName('a]b', 'tsql')).toBe('[a]]b]');
  });
});

describe('renderComment', () => {
  it('cuts at a word, and inside one that is too long', () => {
    expect(renderComment('one two three four', 14)).toBe('one two three…');
    expect(renderComment('a'.repeat(30), 10)).toBe(`${'a'.repeat(9)}…`);
  });

  it('never leaves half a character', () => {
    expect(renderComment('😀'.repeat(20), 10).isWellFormed()).toBe(true);
  });

  it('is empty for none', () => {
    expect(renderComment(null, 10)).toBe('');
    expect(renderComment('', 10)).toBe('');
  });
});

describe('renderTableNames', () => {
  it('joins names that share no pattern', () => {
    expect(renderTableNames(['b', 'a', 'log_7'], 'sqlite')).toBe('a, b, log_7');
  });

  it('quotes a series that needs it', () => {
    expect(renderTableNames(['my log 1', 'my log 2'], 'sqlite')).toBe('"my log {1..2}"');
  });

  it('leaves numbers alone that are too long to count with', () => {
    expect(renderTableNames(['t_1234567890123456', 't_1234567890123457'], 'sqlite')).not.toContain('..');
  });
});

describe('renderType', () => {
  it.each([
    ['character varying(20)', 'varchar'],
    ['timestamp(3) without time zone', 'timestamp'],
    ['timestamp with time zone', 'timestamptz'],
    ['double precision', 'double'],
    ['numeric(10,2)', 'numeric'],
    ['INTEGER', 'int'],
    ['integer[]', 'int[]'],
    ['', ''],
  ])('shortens %j to %j', (type, short) => {
    expect(renderType(type)).toBe(short);
  });

  it('cuts what is longer than sixty characters', () => {
    expect(renderType(`STRUCT<${'a INT, '.repeat(30)}>`)).toHaveLength(60);
  });
});
