import type { Dialect } from '../../../../src/adapter-kit/index.ts';
import type { Expression } from '../ir/query.ts';

/** The year, month or day of a date as a number, in the dialect's own words. */
export function renderDatePart(
  part: 'year' | 'month' | 'day',
  text: string,
  argument: Expression,
  dialect: Dialect,
): string {
  switch (dialect) {
    case 'sqlite': {
      const code = { year: '%Y', month: '%m', day: '%d' }[part];
      return `CAST(STRFTIME('${code}', ${text}) AS INTEGER)`;
    }
    case 'mysql':
    case 'mariadb':
    case 'clickhouse':
    case 'tsql':
      return `${part.toUpperCase()}(${text})`;
    default: {
      const typed = argument.kind === 'column' && argument.column.kind === 'date';
      return `EXTRACT(${part.toUpperCase()} FROM ${typed ? text : `CAST(${text} AS ${dialect === 'trino' ? 'DATE' : 'TIMESTAMP'})`})`;
    }
  }
}
