import type { Cell } from '../../../src/adapter-kit/index.ts';

/** A value as the client reads it, in JSON. */
export function cellOf(value: unknown): Cell {
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  return (value ?? null) as Cell;
}
