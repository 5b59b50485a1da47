import type { DuckDBType } from '@duckdb/node-api';

export interface TrinoType {
  readonly type: string;
  readonly typeSignature: { readonly rawType: string; readonly arguments: readonly unknown[] };
}

const simple: Readonly<Record<string, string>> = {
  BOOLEAN: 'boolean',
  TINYINT: 'tinyint',
  SMALLINT: 'smallint',
  INTEGER: 'integer',
  BIGINT: 'bigint',
  HUGEINT: 'bigint',
  FLOAT: 'real',
  DOUBLE: 'double',
  VARCHAR: 'varchar',
  BLOB: 'varbinary',
  DATE: 'date',
  UUID: 'uuid',
};

/** The Trino type that holds what a DuckDB type does. */
export function trinoTypeOf(duckdbType: DuckDBType): TrinoType {
  const text = String(duckdbType);
  if (duckdbType.alias === 'JSON') return plain('json');
  const name = simple[text];
  if (name !== undefined) return plain(name);
  if (text === 'TIMESTAMP') return { type: 'timestamp(6)', typeSignature: raw('timestamp', [long(6)]) };
  if (text === 'TIMESTAMP WITH TIME ZONE') {
    return { type: 'timestamp(6) with time zone', typeSignature: raw('timestamp with time zone', [long(6)]) };
  }
  const decimal = /^DECIMAL\((\d+),(\d+)\)$/.exec(text);
  if (decimal) {
    const [precision, scale] = [Number(decimal[1]), Number(decimal[2])];
    return {
      type: `decimal(${precision},${scale})`,
      typeSignature: raw('decimal', [long(precision), long(scale)]),
    };
  }
  return nested(duckdbType) ?? plain('varchar');
}

function nested(duckdbType: DuckDBType): TrinoType | null {
  if ('entryTypes' in duckdbType && 'entryNames' in duckdbType && String(duckdbType).startsWith('STRUCT')) {
    const names = duckdbType.entryNames as readonly string[];
    const types = (duckdbType.entryTypes as readonly DuckDBType[]).map(trinoTypeOf);
    const fields = types.map(({ typeSignature }, index) => ({
      kind: 'NAMED_TYPE',
      value: { ...(names[index] ? { fieldName: { name: names[index] } } : {}), typeSignature },
    }));
    const texts = types.map(({ type }, index) => (names[index] ? `"${names[index]}" ${type}` : type));
    return { type: `row(${texts.join(', ')})`, typeSignature: raw('row', fields) };
  }
  if ('keyType' in duckdbType) {
    const [key, value] = [duckdbType.keyType, duckdbType.valueType].map(trinoTypeOf);
    if (!key || !value) return null;
    return { type: `map(${key.type}, ${value.type})`, typeSignature: raw('map', [kind(key), kind(value)]) };
  }
  if ('valueType' in duckdbType) {
    const item = trinoTypeOf(duckdbType.valueType);
    return { type: `array(${item.type})`, typeSignature: raw('array', [kind(item)]) };
  }
  return null;
}

function plain(type: string): TrinoType {
  return { type, typeSignature: raw(type, type === 'varchar' ? [long(2147483647)] : []) };
}

function raw(rawType: string, list: readonly unknown[]): TrinoType['typeSignature'] {
  return { rawType, arguments: list };
}

function kind({ typeSignature }: TrinoType): unknown {
  return { kind: 'TYPE', value: typeSignature };
}

function long(value: number): unknown {
  return { kind: 'LONG', value };
}
