import type { Identifier } from '../syntax/tree/sql-node.ts';

/** A name as a node; in quotes where it is no plain word. */
export function identifier(name: string): Identifier {
  return { name, quoted: !/^[a-z_][a-z0-9_]*$/.test(name) };
}
