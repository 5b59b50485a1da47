import type { Dialect } from '../../ports/dialect.ts';
import type { SourceTable } from '../analysis/analysis.ts';
import { findTrinoPropertyFaults } from '../syntax/find-trino-property-faults.ts';

/** The properties that a copy keeps: those that the engine has, without the place of the data. */
export function keptProperties(table: SourceTable, dialect: Dialect): Readonly<Record<string, string>> {
  if (dialect !== 'trino') return {};
  const columns = table.columns.map(({ name }) => name);
  return Object.fromEntries(
    Object.entries(table.properties).filter(
      ([name, value]) =>
        !places.has(name.toLowerCase()) && findTrinoPropertyFaults({ [name]: value }, columns).length === 0,
    ),
  );
}

/** Two tables in one place would overwrite each other. */
const places = new Set(['location', 'data_location', 'external_location']);
