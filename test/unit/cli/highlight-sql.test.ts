import { describe, expect, it } from 'vitest';
import { highlightSql } from '../../../src/cli/highlight-sql.ts';

describe('highlightSql', () => {
  it('colours keywords where there is colour', () => {
    expect(highlightSql('SELECT 1', true)).toContain('\u001b[');
  });

  it('writes the statement as it is where there is none', () => {
    expect(highlightSql("SELECT 'ü'\nFROM t", false)).toBe("SELECT 'ü'\nFROM t");
  });

  it('lets no escape sequence out of the statement', () => {
    expect(highlightSql("SELECT '\u001b[2J'", false)).toBe("SELECT ''");
  });
});
