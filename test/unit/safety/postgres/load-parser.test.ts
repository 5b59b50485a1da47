import { describe, expect, it } from 'vitest';
import { loadParser } from '../../../../src/safety/postgres/load-parser.ts';

describe('loadParser', () => {
  it('gives one parser, which tells statements from complaints', async () => {
    const parse = await loadParser();
    expect(await loadParser()).toBe(parse);
    expect(parse('SELECT 1; SELECT 2')).toMatchObject({ statements: { length: 2 } });
    expect(parse('SELEC 1')).toMatchObject({ at: 0, error: expect.stringContaining('syntax error') });
  });

  it('throws on where the parser gives up, and goes on with the next statement', async () => {
    const parse = await loadParser();
    expect(() => parse(`SELECT 1${' UNION SELECT 1'.repeat(30_000)}`)).toThrow();
    expect(parse('SELECT 1')).toMatchObject({ statements: { length: 1 } });
  });
});
