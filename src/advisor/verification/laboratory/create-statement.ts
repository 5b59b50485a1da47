import type { Dialect } from '../../../ports/dialect.ts';
import type { SourceColumn } from '../../analysis/analysis.ts';
import { quoteIdentifier } from '../../syntax/quote-identifier.ts';
import { renderPath, type TablePath } from '../../syntax/render-path.ts';

/** A CREATE TABLE of the columns and, where the engine holds to it, the primary key. */
export function createStatement(
  path: TablePath,
  columns: readonly SourceColumn[],
  primaryKey: readonly string[] | null,
  dialect: Dialect,
): string {
  const lines = columns.map(({ name, type }) => `${quoteIdentifier(name, dialect)} ${type}`);
  const key =
    primaryKey && dialect !== 'trino'
      ? [`PRIMARY KEY (${primaryKey.map((name) => quoteIdentifier(name, dialect)).join(', ')})`]
      : [];
  return `CREATE TABLE ${renderPath(path, dialect)} (${[...lines, ...key].join(', ')})`;
}
