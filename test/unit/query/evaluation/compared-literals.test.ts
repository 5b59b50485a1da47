import { describe, expect, it } from 'vitest';
import { comparedLiterals } from '../../../../src/query/evaluation/literals/compared-literals.ts';

describe('comparedLiterals', () => {
  it('passes over statements of Postgres that would take its parser seconds', async () => {
    const long = await comparedLiterals(
      `SELECT 1 FROM orders WHERE state = 'open' ${'/**/'.repeat(25_000)}`,
      'postgres',
    );
    expect(long).toEqual({ comparisons: [], sources: [] });
  });
});
