import { describe, expect, it } from 'vitest';
import { formatCsv } from '../../../src/cli/format-csv.ts';

describe('formatCsv', () => {
  it('quotes what needs it and tells NULL from empty text', () => {
    const rows = [
      ['a,b', 'say "hi"', 'two\nlines'],
      [null, '', false],
      [1.5, ['x'], { y: 1 }],
    ];
    expect(formatCsv({ columns: ['p.q', 'r', 's'], rows })).toBe(
      'p.q,r,s\n"a,b","say ""hi""","two\nlines"\n,"",false\n1.5,"[""x""]","{""y"":1}"\n',
    );
  });

  it('writes the header alone when there are no rows', () => {
    expect(formatCsv({ columns: ['a', 'b'], rows: [] })).toBe('a,b\n');
  });
});
