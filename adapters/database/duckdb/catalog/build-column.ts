import type { CatalogColumn } from '../../../../src/adapter-kit/index.ts';
import type { ColumnRow } from './catalog-rows.ts';

/** DuckDB gives a computed column's expression as its default; `generated` names the columns that are computed. */
export function buildColumn(
  [, , name, type, nullable, defaultSql, comment]: ColumnRow,
  generated: ReadonlySet<string>,
): CatalogColumn {
  return {
    name,
    type,
    nullable,
    default: defaultSql,
    generated: generated.has(name) ? 'virtual' : null,
    enumValues: enumValuesOf(type),
    comment,
  };
}

/** The labels in `ENUM('sad', 'it''s')`; not those in lists and structs of such a type. */
function enumValuesOf(type: string): readonly string[] | null {
  const labels = /^ENUM\((.*)\)$/s.exec(type)?.[1];
  if (labels === undefined) return null;
  return [...labels.matchAll(/'((?:[^']|'')*)'/g)].map(([, label = '']) => label.replaceAll("''", "'"));
}
