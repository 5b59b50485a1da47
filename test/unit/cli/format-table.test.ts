import { describe, expect, it } from 'vitest';
import { formatTable } from '../../../src/cli/format-table.ts';

const plain = { color: false, maxCellWidth: 10 };

describe('formatTable', () => {
  it('sets numbers to the right and text to the left', () => {
    const rows = [
      ['Ada', 3, '10.50'],
      ['Benjamin', 12, '-2'],
    ];
    expect(formatTable({ columns: ['name', 'n', 'sum'], rows }, plain).split('\n')).toEqual([
      '┌──────────┬────┬───────┐',
      '│ name     │  n │   sum │',
      '├──────────┼────┼───────┤',
      '│ Ada      │  3 │ 10.50 │',
      '│ Benjamin │ 12 │    -2 │',
      '└──────────┴────┴───────┘',
    ]);
  });

  it('cuts long values without splitting a character', () => {
    const table = formatTable(
      { columns: ['text'], rows: [['😀😀😀😀😀😀😀😀😀😀😀😀'], ['0123456789']] },
      plain,
    );
    expect(table).toContain('😀😀😀😀😀😀😀😀😀…');
    expect(table).toContain(' 0123456789 ');
  });

  it('lets no escape sequence out of a cell or a column name', () => {
    const rows = [['\u001b]52;c;b3duZWQ=\u0007x']];
    expect(formatTable({ columns: ['\u001b[2Jname'], rows }, plain)).not.toContain('\u001b');
  });

  it('shows NULL, and in colour only where asked for', () => {
    expect(formatTable({ columns: ['a'], rows: [[null], [1]] }, plain)).toContain('│ NULL │');
    expect(formatTable({ columns: ['a'], rows: [[null]] }, { ...plain, color: true })).toContain(
      '\u001b[2mNULL',
    );
  });
});
