import { encodeVector } from './encode-vector.ts';

/**
 * A one-dimensional array of vectors in the server's binary format; `oid` is the type's number in this database.
 *
 * Source: array_recv in https://github.com/postgres/postgres/blob/master/src/backend/utils/adt/arrayfuncs.c
 */
export function encodeVectorArray(vectors: readonly Float32Array[], oid: number): Buffer {
  const header = Buffer.alloc(20);
  header.writeInt32BE(1, 0); // dimensions
  header.writeInt32BE(0, 4); // no nulls
  header.writeUInt32BE(oid, 8);
  header.writeInt32BE(vectors.length, 12);
  header.writeInt32BE(1, 16); // first index
  const parts: Buffer[] = [header];
  for (const vector of vectors) {
    const encoded = encodeVector(vector);
    const length = Buffer.alloc(4);
    length.writeInt32BE(encoded.length, 0);
    parts.push(length, encoded);
  }
  return Buffer.concat(parts);
}
