import type { Dialect } from '../../../ports/dialect.ts';
import { quoteIdentifier } from '../../syntax/quote-identifier.ts';
import type { Identifier } from '../../syntax/tree/sql-node.ts';

/** A name as it can stand in the query. */
export function writtenName({ name, quoted }: Identifier, dialect: Dialect): string {
  return quoted ? quoteIdentifier(name, dialect) : name;
}
