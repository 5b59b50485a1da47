import { describe, expect, it } from 'vitest';
import { buildCatalog } from '../../../../adapters/database/mysql/build-catalog.ts';
import { catalogQueries } from '../../../../adapters/database/mysql/catalog-queries.ts';
import type { CatalogRows, ColumnRow } from '../../../../adapters/database/mysql/catalog-rows.ts';

const mysql = { dialect: 'mysql', version: '8.4.2', sqlMode: '', groupConcatMaxLength: 1_024 } as const;
const none: CatalogRows = { tables: [], columns: [], keys: [], references: [], checks: [] };

/** Rows as MySQL 8 gives them where MariaDB, which the other tests run on, writes them differently. */
describe('buildCatalog for MySQL 8', () => {
  const column = (
    name: string,
    position: number,
    type: string,
    rest: readonly [default_: string | null, extra: string, expression: string],
  ): ColumnRow => ['shop', 'item', name, position, type, 'YES', ...rest, '', 'select,insert'];
  const rows: CatalogRows = {
    ...none,
    tables: [['shop', 'item', 'BASE TABLE', 7, '', '']],
    columns: [
      column('note', 2, 'varchar(20)', ["it's none", '', '']),
      column('id', 1, 'int', ['0', '', '']),
      column('born', 3, 'date', ['2000-01-01', '', '']),
      column('seen', 4, 'timestamp', [
        'CURRENT_TIMESTAMP',
        'DEFAULT_GENERATED on update CURRENT_TIMESTAMP',
        '',
      ]),
      column('key', 5, 'char(36)', ['uuid()', 'DEFAULT_GENERATED', '']),
      column('flag', 6, 'bit(1)', ["b'1'", '', '']),
      column('full', 7, 'text', [null, 'STORED GENERATED', "concat(`note`,_utf8mb4\\' of\\')"]),
      column('half', 8, 'text', [null, 'VIRTUAL GENERATED', 'lower(`note`)']),
    ],
    keys: [
      ['shop', 'item', 'by_lower', 0, 1, null, 'lower(`note`)'],
      ['shop', 'item', 'by_lower', 0, 2, 'ID', null],
      ['shop', 'item', 'PRIMARY', 0, 1, 'id', null],
    ],
    checks: [['shop', 'item', 'one_of', "(`note` in (_utf8mb4\\'a\\',_utf8mb4\\'b\\'))"]],
  };
  const [table] = buildCatalog(rows, mysql, { schema: 'shop', foldsCase: false }).tables;

  it('quotes defaults that are texts, and takes expressions as they are', () => {
    expect(table?.columns.map(({ name, default: text }) => [name, text])).toEqual([
      ['id', '0'],
      ['note', "'it\\'s none'"],
      ['born', "'2000-01-01'"],
      ['seen', 'CURRENT_TIMESTAMP'],
      ['key', 'uuid()'],
      ['flag', "b'1'"],
      ['full', "concat(`note`,' of')"],
      ['half', 'lower(`note`)'],
    ]);
    expect(table?.columns.map(({ generated }) => generated).slice(5)).toEqual([null, 'stored', 'virtual']);
  });

  it('writes conditions without escapes and character sets', () => {
    expect(table?.checkConstraints).toEqual([{ name: 'one_of', expression: "(`note` in ('a','b'))" }]);
  });

  it('lists a unique index over an expression as an index', () => {
    expect(table?.primaryKey?.columns).toEqual(['id']);
    expect(table?.uniqueConstraints).toEqual([]);
    expect(table?.indexes).toEqual([
      { name: 'by_lower', unique: true, columns: ['lower(`note`)', 'id'], where: null },
    ]);
  });

  it('asks for expressions of indexes, and for the table of a check', () => {
    const queries = catalogQueries(mysql, "o'brien\\");
    expect(queries.keys).toContain('EXPRESSION');
    expect(queries.checks).toContain('TABLE_CONSTRAINTS');
    expect(queries.tables).toContain(String.raw`'o\'brien\\'`);
  });
});

describe('buildCatalog where names of tables are not told by case', () => {
  const id = (table: string, name: string): ColumnRow => [
    ...(['shop', table, name, 1, 'int', 'NO', null, '', '', '', 'select'] as const),
  ];
  const rows: CatalogRows = {
    ...none,
    tables: [
      ['shop', 'Item', 'BASE TABLE', null, '', null],
      ['shop', 'Sale', 'BASE TABLE', null, '', null],
    ],
    columns: [id('Item', 'Id'), id('Sale', 'ItemId')],
    keys: [['SHOP', 'sale', 'by_item', 1, 1, 'itemid', null]],
    references: [
      ['shop', 'sale', 'to_item', 1, 'itemid', 'shop', 'item', 'id'],
      ['shop', 'sale', 'to_nowhere', 1, 'itemid', 'elsewhere', 'item', 'id'],
      ['shop', 'sale', 'to_nothing', 1, 'itemid', 'shop', 'item', 'nothing'],
    ],
  };

  it('joins what the views spell differently, and keeps the spelling of the tables', () => {
    const catalog = buildCatalog(rows, mysql, { schema: 'shop', foldsCase: true });
    const sale = catalog.tables.find(({ name }) => name === 'Sale');
    expect(sale?.foreignKeys).toEqual([
      {
        name: 'to_item',
        columns: ['ItemId'],
        references: { schema: 'shop', table: 'Item', columns: ['Id'] },
      },
    ]);
    expect(sale?.indexes).toEqual([{ name: 'by_item', unique: false, columns: ['ItemId'], where: null }]);
  });

  it('keeps them apart elsewhere', () => {
    const catalog = buildCatalog(rows, mysql, { schema: 'shop', foldsCase: false });
    expect(catalog.tables.every(({ foreignKeys }) => foreignKeys.length === 0)).toBe(true);
  });
});
