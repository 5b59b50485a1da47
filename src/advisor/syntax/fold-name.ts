import type { Dialect } from '../../ports/dialect.ts';
import type { Identifier } from './tree/sql-node.ts';

/** The name under which the engine looks it up: Postgres keeps the case of quoted names alone, the others of none. */
export function foldName(identifier: Pick<Identifier, 'name' | 'quoted'>, dialect: Dialect): string {
  return dialect === 'postgres' && identifier.quoted ? identifier.name : identifier.name.toLowerCase();
}
