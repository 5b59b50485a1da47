import { describe, expect, it } from 'vitest';
import { parseRunRequest } from '../../../src/query/request/parse-run-request.ts';
import { trimStatement } from '../../../src/query/trim-statement.ts';

describe('trimStatement', () => {
  it.each([
    ['  SELECT 1 ;\n; ', 'SELECT 1'],
    ["SELECT ';' ", "SELECT ';'"],
    [' ;; ', ''],
    ['\u00a0SELECT 1\u2028', 'SELECT 1'],
  ])('makes %j %j', (sql, trimmed) => {
    expect(trimStatement(sql)).toBe(trimmed);
  });

  it('ends with a very long run of spaces in the middle', () => {
    const sql = `SELECT${' '.repeat(99_000)}1`;
    const limits = { maxRows: 1, maxBytes: 1, timeoutMs: 1 };
    expect(parseRunRequest({ workspaceId: 'w', sql }, { limits }).sql).toBe(sql);
  });
});
