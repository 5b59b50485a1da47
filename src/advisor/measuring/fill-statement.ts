import type { Analysis, SourceTable } from '../analysis/analysis.ts';
import type { SourceFacts } from '../source/source-facts.ts';
import { quoteIdentifier } from '../syntax/quote-identifier.ts';
import { renderPath } from '../syntax/render-path.ts';
import { columnExpression } from './column-expression.ts';

/** An INSERT of `rows` generated rows, shaped by the source's statistics and by what the workload compares with; in Postgres' SQL. */
export function fillStatement(
  { analysis, shares }: { readonly analysis: Analysis; readonly shares: SourceFacts['shares'] },
  table: SourceTable,
  rows: number,
): string {
  const keys = [...(table.primaryKey ? [table.primaryKey] : []), ...table.uniqueKeys];
  const unique = new Set(keys.flatMap(([first]) => first ?? []));
  const uses = analysis.queries
    .flatMap(({ facts }) => facts?.columns ?? [])
    .filter(({ name, schema, role }) => name === table.name && schema === table.schema && role === 'filter');
  const selected = table.columns.map((column) => {
    const own = uses.filter((use) => use.column === column.name);
    const distinct = distinctOf(table, column.name, rows);
    const literals = new Set(
      own.flatMap((use) => (use.operator === 'equal' || use.operator === 'in' ? use.literals : [])),
    );
    const shareOf = (literal: string): number =>
      shares.find(
        (one) =>
          one.table.name === table.name &&
          one.table.schema === table.schema &&
          one.column === column.name &&
          one.literal === literal,
      )?.share ?? 1 / distinct;
    const expression = columnExpression(column, {
      unique: unique.has(column.name),
      distinct,
      literals: [...literals].map((literal) => ({ literal, share: shareOf(literal) })),
      bound: own.find(({ operator }) => operator === 'range')?.literals[0] ?? null,
    });
    return { name: quoteIdentifier(column.name, analysis.dialect), expression: expression ?? 'NULL' };
  });
  const names = selected.map(({ name }) => name).join(', ');
  const values = selected.map(({ expression }) => expression).join(', ');
  return `INSERT INTO ${renderPath({ ...table, catalog: null }, analysis.dialect)} (${names}) SELECT ${values} FROM generate_series(1, ${rows}) AS i`;
}

/** One value in ten rows, where the source does not say. */
function distinctOf({ statistics, columns }: SourceTable, name: string, rows: number): number {
  const told = statistics?.columns[name]?.distinct ?? null;
  if (told !== null) return Math.max(1, Math.min(told, rows));
  const type = columns.find((column) => column.name === name)?.type ?? '';
  return /char|text|bool/i.test(type) ? 10 : Math.max(10, Math.round(rows / 10));
}
