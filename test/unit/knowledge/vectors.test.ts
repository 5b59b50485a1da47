import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cosine } from '../../../src/knowledge/cosine.ts';
import { decodeVector } from '../../../src/knowledge/decode-vector.ts';
import { encodeVector } from '../../../src/knowledge/encode-vector.ts';

const vectors = fc.float32Array({ maxLength: 40, noNaN: true, noDefaultInfinity: true });

describe('a stored vector', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(vectors, (vector) => {
        expect(decodeVector(encodeVector(vector))).toEqual(vector);
      }),
      { seed: 5 },
    );
  });

  it('is little-endian', () => {
    expect(encodeVector(Float32Array.of(1))).toBe(Buffer.from([0, 0, 128, 63]).toString('base64'));
  });
});

describe('cosine', () => {
  it('is that of the angle, whatever the lengths', () => {
    expect(cosine(Float32Array.of(1, 0), Float32Array.of(3, 3))).toBeCloseTo(Math.SQRT1_2);
    expect(cosine(Float32Array.of(2, 0), Float32Array.of(-1, 0))).toBe(-1);
  });

  it('is 0 for a vector of zeros and for vectors that cannot be compared', () => {
    expect(cosine(Float32Array.of(0, 0), Float32Array.of(1, 1))).toBe(0);
    expect(cosine(Float32Array.of(1), Float32Array.of(1, 1))).toBe(0);
  });
});
