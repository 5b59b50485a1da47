import { diffCatalogs } from 'nlquery';
import { describe, expect, it } from 'vitest';
import { catalog, column, table } from '../../support/catalog-fixtures.ts';

const before = catalog([
  table('kept', [column('id'), column('name', 'TEXT')]),
  table('changed', [column('id'), column('old'), column('retyped')]),
  table('dropped', [column('id')]),
]);

describe('diffCatalogs', () => {
  it('is empty for equal catalogs, whatever their row estimates', () => {
    const grown = catalog(before.tables.map((one) => ({ ...one, rowEstimate: 5 })));
    expect(diffCatalogs(before, grown)).toEqual({ addedTables: [], removedTables: [], changedTables: [] });
  });

  it('lists added, removed and changed tables and columns', () => {
    const after = catalog([
      table('kept', [column('id'), column('name', 'TEXT')]),
      table('changed', [column('id'), column('new'), column('retyped', 'TEXT')], { comment: 'noted' }),
      table('added', [column('id')]),
    ]);
    expect(diffCatalogs(before, after)).toEqual({
      addedTables: ['main.added'],
      removedTables: ['main.dropped'],
      changedTables: [
        {
          table: 'main.changed',
          addedColumns: ['new'],
          removedColumns: ['old'],
          changedColumns: ['retyped'],
          propertiesChanged: true,
        },
      ],
    });
  });

  it('names a table of which only a key changed', () => {
    const [kept, ...rest] = before.tables;
    if (!kept) throw new Error('the fixture has a first table');
    const after = catalog([{ ...kept, primaryKey: { name: null, columns: ['id'] } }, ...rest]);
    expect(diffCatalogs(before, after).changedTables).toMatchObject([
      { table: 'main.kept', changedColumns: [], propertiesChanged: true },
    ]);
  });
});
