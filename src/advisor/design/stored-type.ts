import type { Dialect } from '../../ports/dialect.ts';

/** The type under which a copy keeps a column: a sequence of the source stays with the source. */
export function storedType(type: string, dialect: Dialect): string {
  if (dialect !== 'postgres') return type;
  return serials[type.toLowerCase()] ?? type;
}

const serials: Readonly<Record<string, string>> = {
  bigserial: 'bigint',
  serial8: 'bigint',
  serial: 'integer',
  serial4: 'integer',
  smallserial: 'smallint',
  serial2: 'smallint',
};
