import { foldName } from '../assembly/fold-name.ts';
import type { DdlToken } from './tokenize-ddl.ts';

export interface EnumValues {
  /** As `foldName` gives it. */
  readonly column: string;
  readonly values: readonly string[];
}

/** What a condition of the form `column IN ('a', 'b')` allows; `null` for any other. */
export function enumValuesOf(condition: readonly DdlToken[]): EnumValues | null {
  const [column, word, open, ...rest] = condition;
  const list = rest.slice(0, -1);
  const isList =
    (column?.kind === 'word' || column?.kind === 'quoted') &&
    word?.kind === 'word' &&
    word.value.toLowerCase() === 'in' &&
    open?.value === '(' &&
    rest.at(-1)?.value === ')' &&
    list.length % 2 === 1 &&
    list.every((token, index) => (index % 2 === 0 ? token.kind === 'string' : token.value === ','));
  if (!isList) return null;
  const values = list.filter((token) => token.kind === 'string').map((token) => token.value);
  return { column: foldName(column.value), values };
}
