import { columnTypes } from './column-types.ts';
import type { MysqlField } from './mysql-client.ts';

const unsignedFlag = 32;
const enumFlag = 256;
const setFlag = 2048;
/** The number of the character set `binary`. */
const binary = 63;

const names: Readonly<Record<number, string>> = {
  [columnTypes.decimal]: 'decimal',
  [columnTypes.tiny]: 'tinyint',
  [columnTypes.short]: 'smallint',
  [columnTypes.long]: 'int',
  [columnTypes.float]: 'float',
  [columnTypes.double]: 'double',
  [columnTypes.null]: 'null',
  [columnTypes.timestamp]: 'timestamp',
  [columnTypes.longLong]: 'bigint',
  [columnTypes.int24]: 'mediumint',
  [columnTypes.date]: 'date',
  [columnTypes.time]: 'time',
  [columnTypes.dateTime]: 'datetime',
  [columnTypes.year]: 'year',
  [columnTypes.newDate]: 'date',
  [columnTypes.bit]: 'bit',
  [columnTypes.vector]: 'vector',
  [columnTypes.json]: 'json',
  [columnTypes.newDecimal]: 'decimal',
  [columnTypes.enum]: 'enum',
  [columnTypes.set]: 'set',
  [columnTypes.geometry]: 'geometry',
};

const numeric: ReadonlySet<number> = new Set([
  columnTypes.tiny,
  columnTypes.short,
  columnTypes.long,
  columnTypes.int24,
  columnTypes.longLong,
  columnTypes.float,
  columnTypes.double,
  columnTypes.newDecimal,
]);

/** Types of texts and bytes share their codes: the character set tells them apart. */
const byCharacterSet: Readonly<Record<number, readonly [text: string, bytes: string]>> = {
  [columnTypes.varChar]: ['varchar', 'varbinary'],
  [columnTypes.varString]: ['varchar', 'varbinary'],
  [columnTypes.string]: ['char', 'binary'],
  [columnTypes.tinyBlob]: ['text', 'blob'],
  [columnTypes.mediumBlob]: ['text', 'blob'],
  [columnTypes.longBlob]: ['text', 'blob'],
  [columnTypes.blob]: ['text', 'blob'],
};

/** The engine's name of a result column's type, without length; `null` for one that is not known. */
export function columnTypeName(field: MysqlField): string | null {
  const { columnType, flags, characterSet } = field;
  if (field.extendedFormat) return field.extendedFormat;
  if (field.extendedTypeName) return field.extendedTypeName;
  if (flags & enumFlag) return 'enum';
  if (flags & setFlag) return 'set';
  const pair = byCharacterSet[columnType];
  if (pair) return characterSet === binary ? pair[1] : pair[0];
  const name = names[columnType];
  if (name === undefined) return null;
  return flags & unsignedFlag && numeric.has(columnType) ? `${name} unsigned` : name;
}
