import { describe, expect, it } from 'vitest';
import { measureDepth } from '../../../../src/safety/caps/measure-depth.ts';
import { lexicalRules } from '../../../../src/safety/lexer/lexical-rules.ts';
import { tokenize } from '../../../../src/safety/lexer/tokenize.ts';

const measure = (sql: string) => measureDepth(sql, tokenize(sql, lexicalRules.postgres, 100_000).tokens);

describe('measureDepth', () => {
  it('counts brackets and CASE within one another', () => {
    expect(measure('SELECT ((1)), (2)').nesting).toBe(2);
    expect(measure('SELECT CASE WHEN (a) THEN CASE WHEN b THEN 1 END END').nesting).toBe(2);
    expect(measure("SELECT '((('").nesting).toBe(0);
  });

  it('bounds chains of operators, joins and set operations', () => {
    expect(measure(`SELECT 1${' + 1'.repeat(50)}`).depth).toBeGreaterThanOrEqual(50);
    expect(measure(`SELECT ${'NOT '.repeat(50)}true`).depth).toBeGreaterThanOrEqual(50);
    expect(measure(`SELECT 1${' UNION SELECT 1'.repeat(50)}`).depth).toBeGreaterThanOrEqual(50);
    expect(measure(`SELECT 1 FROM a${' JOIN a ON b = c AND d'.repeat(50)}`).depth).toBeGreaterThanOrEqual(50);
  });

  it('does not count what lies side by side', () => {
    expect(measure(`SELECT 1${', 1'.repeat(500)}`).depth).toBeLessThan(10);
    expect(measure(`SELECT 1 WHERE a = 1${' AND a = 1'.repeat(500)}`).depth).toBeLessThan(10);
    expect(measure(`SELECT f(1)${', f(a, b)'.repeat(500)}`).depth).toBeLessThan(10);
  });

  it('survives closing brackets without opening ones', () => {
    expect(measure(')))((').nesting).toBe(2);
  });
});
