import { splitList } from './split-list.ts';
import { unquoted } from './unquoted.ts';

/** The computed columns in a CREATE TABLE statement as DuckDB writes it; its catalog functions do not tell them from defaults. */
export function generatedColumns(sql: string): ReadonlySet<string> {
  if (!sql.includes('GENERATED ALWAYS AS')) return new Set();
  const [, body = ''] = /^[^"(]*(?:"(?:[^"]|"")*"[^"(]*)*\((.*)\);?\s*$/s.exec(sql) ?? [];
  const computed = splitList(body).flatMap((definition) => {
    const withoutText = definition.replace(/'(?:[^']|'')*'/g, "''");
    const [, name] = /^("(?:[^"]|"")*"|\S+)\s.*\bGENERATED ALWAYS AS\b/s.exec(withoutText) ?? [];
    return name === undefined ? [] : [unquoted(name)];
  });
  return new Set(computed);
}
