import type {
  DuckDBListType,
  DuckDBMapType,
  DuckDBStructType,
  DuckDBType,
  DuckDBUnionType,
} from '@duckdb/node-api';

/** As much of a type as reading its values takes. */
export interface CellType {
  readonly isJson: boolean;
  readonly isFloat: boolean;
  /** Of a list's or an array's items, or of a map's values. */
  readonly items?: CellType | undefined;
  /** By the names of a struct's fields, or the tags of a union. */
  readonly members?: ReadonlyMap<string, CellType> | undefined;
}

export const plainType: CellType = { isJson: false, isFloat: false };

/** What is read of a column's type once for all its values. */
export function cellTypeOf(type: DuckDBType): CellType {
  const { valueType, entryNames, entryTypes, memberTags, memberTypes } = type as Partial<NestedType>;
  if (valueType) return { ...plainType, items: cellTypeOf(valueType) };
  const names = entryNames ?? memberTags;
  const types = entryTypes ?? memberTypes;
  if (names && types) {
    return {
      ...plainType,
      members: new Map(types.map((member, index) => [names[index] ?? '', cellTypeOf(member)])),
    };
  }
  if (type.alias === 'JSON') return { ...plainType, isJson: true };
  return String(type) === 'FLOAT' ? { ...plainType, isFloat: true } : plainType;
}

type NestedType = Pick<DuckDBListType | DuckDBMapType, 'valueType'> &
  Pick<DuckDBStructType, 'entryNames' | 'entryTypes'> &
  Pick<DuckDBUnionType, 'memberTags' | 'memberTypes'>;
