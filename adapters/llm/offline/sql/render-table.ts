import type { Dialect } from '../../../../src/adapter-kit/index.ts';
import type { SchemaTable } from '../schema/schema-model.ts';
import { quoteIdentifier } from './quote-identifier.ts';

/** A table as FROM names it: with its schema only where its reference has one. */
export function renderTable(table: SchemaTable, dialect: Dialect): string {
  const { context } = table;
  const name = quoteIdentifier(context.name, dialect);
  return context.reference === context.name ? name : `${quoteIdentifier(context.schema, dialect)}.${name}`;
}
