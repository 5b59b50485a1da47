import type { Dialect } from '../../ports/dialect.ts';
import { quoteIdentifier } from './quote-identifier.ts';

export interface TablePath {
  readonly catalog: string | null;
  readonly schema: string | null;
  readonly name: string;
}

/** `catalog.schema.table`, without the parts the engine does not have. */
export function renderPath({ catalog, schema, name }: TablePath, dialect: Dialect): string {
  return [catalog, schema, name]
    .filter((part) => part !== null)
    .map((part) => quoteIdentifier(part, dialect))
    .join('.');
}
