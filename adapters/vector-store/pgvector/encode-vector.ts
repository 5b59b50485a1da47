/**
 * A vector as the server's binary format has it: width, an unused word, then the numbers, all big-endian. As text, 384 numbers would take
 * fifty times as long to write and to read.
 *
 * Source: vector_recv in https://github.com/pgvector/pgvector/blob/master/src/vector.c
 */
export function encodeVector(vector: Float32Array): Buffer {
  const bytes = Buffer.allocUnsafe(4 + 4 * vector.length);
  bytes.writeUInt16BE(vector.length, 0);
  bytes.writeUInt16BE(0, 2);
  const numbers = bytes.subarray(4);
  numbers.set(new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength));
  numbers.swap32();
  return bytes;
}
