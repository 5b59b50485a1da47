import { describe, expect, it } from 'vitest';
import { tenantIdOf } from '../../../src/workspace/tenant-id-of.ts';

describe('tenantIdOf', () => {
  it('is the BLAKE3 hash of the canonical URL', () => {
    // The test vector for the empty input from the BLAKE3 specification.
    expect(tenantIdOf('', null)).toBe(
      'tenant_af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262',
    );
  });

  it('differs by key, so that a guessed URL cannot be confirmed without it', () => {
    const ids = [null, 'one key', 'another key'].map((key) => tenantIdOf('postgres://h/db', key));
    expect(new Set(ids).size).toBe(3);
  });
});
