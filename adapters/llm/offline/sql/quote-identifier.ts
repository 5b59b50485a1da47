import type { Dialect } from '../../../../src/adapter-kit/index.ts';
import { RESERVED_WORDS } from './reserved-words.ts';

/** An identifier as the dialect wants it: bare where that is safe, else in its quotation marks. */
export function quoteIdentifier(name: string, dialect: Dialect): string {
  const folds = dialect === 'postgres' ? /^[a-z_][a-z0-9_]*$/ : /^[A-Za-z_][A-Za-z0-9_]*$/;
  if (folds.test(name) && !RESERVED_WORDS.has(name.toLowerCase())) return name;
  switch (dialect) {
    case 'mysql':
    case 'mariadb':
    case 'clickhouse':
      return `\`${name.replaceAll('`', '``')}\``;
    case 'tsql':
      return `[${name.replaceAll(']', ']]')}]`;
    default:
      return `"${name.replaceAll('"', '""')}"`;
  }
}
