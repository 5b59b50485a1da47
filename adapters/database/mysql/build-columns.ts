import type { CatalogColumn } from '../../../src/adapter-kit/index.ts';
import type { ColumnRow } from './catalog-rows.ts';
import { expressionText } from './expression-text.ts';
import type { MysqlServer } from './mysql-server.ts';
import { parseLabels } from './parse-labels.ts';
import { quoteText } from './quote-text.ts';

/** A table's columns that the role may read, in the table's order. */
export function buildColumns(rows: readonly ColumnRow[], server: MysqlServer): readonly CatalogColumn[] {
  const columns: CatalogColumn[] = [];
  for (const row of inOrder(rows)) {
    const [, , name, , type, nullable, , , , comment, privileges] = row;
    if (!privileges?.includes('select')) continue;
    const generated = generationOf(row);
    columns.push({
      name,
      type,
      nullable: nullable === 'YES',
      default: defaultOf(row, generated, server),
      generated,
      enumValues: parseLabels(type),
      comment: comment === '' ? null : comment,
    });
  }
  return columns;
}

/** The server mostly sends them so, which is faster to see than to sort. */
function inOrder(rows: readonly ColumnRow[]): readonly ColumnRow[] {
  const isOrdered = rows.every((row, index) => Number(rows[index - 1]?.[3] ?? 0) < Number(row[3]));
  return isOrdered ? rows : rows.toSorted((a, b) => Number(a[3]) - Number(b[3]));
}

function generationOf([, , , , , , , extra, expression]: ColumnRow): CatalogColumn['generated'] {
  if (extra && /auto_increment/i.test(extra)) return 'identity';
  if (expression === null || expression === '') return null;
  return /\b(?:stored|persistent)\b/i.test(extra ?? '') ? 'stored' : 'virtual';
}

/** MariaDB writes SQL. MySQL writes a literal's bare text, and says in `EXTRA` where it is an expression. */
function defaultOf(
  [, , , , type, , text, extra, expression]: ColumnRow,
  generated: CatalogColumn['generated'],
  server: MysqlServer,
): string | null {
  if (generated === 'stored' || generated === 'virtual') return expressionText(expression ?? '', server);
  if (text === null) return null;
  if (server.dialect === 'mariadb') return text === 'NULL' ? null : text;
  if (/DEFAULT_GENERATED/i.test(extra ?? '')) return expressionText(text, server);
  const isBare = /^(?:tinyint|smallint|mediumint|int|bigint|decimal|float|double|year|bit)\b/i.test(type);
  return isBare ? text : quoteText(text);
}
