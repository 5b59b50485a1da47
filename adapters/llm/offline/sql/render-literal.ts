import type { Dialect } from '../../../../src/adapter-kit/index.ts';

/** A literal as SQL text: numbers bare, text in single quotes with quotes doubled (and MySQL's backslash escaped). */
export function renderLiteral(value: string | number, dialect: Dialect): string {
  if (typeof value === 'number') return String(value);
  const text =
    dialect === 'mysql' || dialect === 'mariadb' || dialect === 'clickhouse'
      ? value.replaceAll('\\', '\\\\')
      : value;
  return `'${text.replaceAll("'", "''")}'`;
}
