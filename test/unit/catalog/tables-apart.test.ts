import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tablesApart } from '../../../src/catalog/tables-apart.ts';
import { catalog, column, table } from '../../support/catalog-fixtures.ts';

const tables = Array.from({ length: 8 }, (_, number) => table(`t${number}`, [column('id')]));

describe('tablesApart', () => {
  it('takes a table for shared only when it is the very same object', () => {
    const other = { ...tables[1] } as (typeof tables)[number];
    const [first, second, third] = tables;
    if (!first || !second || !third) throw new Error('no tables');
    expect(tablesApart(catalog([first, second, third]), catalog([first, other, third]))).toEqual({
      old: [second],
      current: [other],
    });
    expect(tablesApart(catalog([]), catalog([first]))).toEqual({ old: [], current: [first] });
    expect(tablesApart(catalog([first, second]), catalog([second, first]))).toEqual({ old: [], current: [] });
  });

  it('gives what looking every table up gives, in whatever order they are', () => {
    const some = fc.shuffledSubarray(tables);
    fc.assert(
      fc.property(some, some, (before, after) => {
        expect(tablesApart(catalog(before), catalog(after))).toEqual({
          old: before.filter((each) => !after.includes(each)),
          current: after.filter((each) => !before.includes(each)),
        });
      }),
      { seed: 20_261_121 },
    );
  });
});
