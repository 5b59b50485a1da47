import type { CheckConstraint } from '../../../../src/adapter-kit/index.ts';
import { foldName } from '../assembly/fold-name.ts';
import { enumValuesOf } from './enum-values-of.ts';
import { splitBody } from './split-body.ts';
import { type DdlToken, tokenizeDdl } from './tokenize-ddl.ts';

/** What SQLite's pragmas do not tell about a table, fit for JSON. Column names are as `foldName` gives them. */
export interface CreateTableFacts {
  readonly comment: string | null;
  readonly columnComments: readonly (readonly [column: string, comment: string])[];
  readonly checkConstraints: readonly CheckConstraint[];
  /** Of columns that a constraint `CHECK (column IN ('a', 'b'))` limits to those texts. */
  readonly enumValues: readonly (readonly [column: string, values: readonly string[]])[];
  /** Constraints that have a name, in their order. */
  readonly named: readonly NamedConstraint[];
}

export interface NamedConstraint {
  readonly kind: 'primary' | 'unique' | 'foreign';
  readonly name: string;
  readonly columns: readonly string[];
}

/** Reads the text of a CREATE TABLE statement as it stands in `sqlite_schema`. */
export function parseCreateTable(sql: string): CreateTableFacts {
  const body = splitBody(sql, tokenizeDdl(sql));
  const columnComments: (readonly [string, string])[] = [];
  const checkConstraints: CheckConstraint[] = [];
  const enumValues: (readonly [string, readonly string[]])[] = [];
  const named: NamedConstraint[] = [];
  for (const [index, item] of body.items.entries()) {
    const column = columnOf(item);
    const comment = body.itemComments[index] ?? null;
    if (column !== null && comment !== null) columnComments.push([column, comment]);
    for (const constraint of constraintsOf(item, column)) {
      if (constraint.kind === 'check') {
        const [first, last] = [constraint.tokens[0], constraint.tokens.at(-1)];
        if (!first || !last) continue;
        checkConstraints.push({ name: constraint.name, expression: sql.slice(first.start, last.end) });
        const values = enumValuesOf(constraint.tokens);
        if (values) enumValues.push([values.column, values.values]);
      } else if (constraint.name !== null) {
        named.push({ kind: constraint.kind, name: constraint.name, columns: constraint.columns });
      }
    }
  }
  return { comment: body.headComment, columnComments, checkConstraints, enumValues, named };
}

/** The name of the column an item defines; `null` for a table constraint. */
function columnOf(item: readonly DdlToken[]): string | null {
  const first = item[0];
  if (first === undefined) return null;
  const isConstraint =
    first.kind === 'word' && /^(?:constraint|primary|unique|check|foreign)$/i.test(first.value);
  return isConstraint ? null : foldName(first.value);
}

type Constraint =
  | { readonly kind: 'check'; readonly name: string | null; readonly tokens: readonly DdlToken[] }
  | {
      readonly kind: NamedConstraint['kind'];
      readonly name: string | null;
      readonly columns: readonly string[];
    };

/** An item may hold several: SQLite does not ask for commas between table constraints. */
function constraintsOf(item: readonly DdlToken[], column: string | null): readonly Constraint[] {
  const constraints: Constraint[] = [];
  let name: string | null = null;
  for (let index = column === null ? 0 : 1; index < item.length; index += 1) {
    const token = item[index];
    if (token?.value === '(' && token.kind === 'symbol') {
      index += bracketed(item, index).length + 1;
      continue;
    }
    if (token?.kind !== 'word') continue;
    const keyword = token.value.toLowerCase();
    if (keyword === 'constraint') {
      name = item[index + 1]?.value ?? null;
      index += 1;
    } else if (keyword === 'check') {
      constraints.push({ kind: 'check', name, tokens: bracketed(item, index + 1) });
      name = null;
    } else if (keyword === 'primary' || keyword === 'foreign' || keyword === 'unique') {
      const open = index + (keyword === 'unique' ? 1 : 2);
      const columns = column === null ? columnNames(bracketed(item, open)) : [column];
      constraints.push({ kind: keyword, name, columns });
      name = null;
    } else if (keyword === 'references' && column !== null) {
      constraints.push({ kind: 'foreign', name, columns: [column] });
      name = null;
    } else if (/^(?:not|null|default|collate|generated|as)$/.test(keyword)) {
      name = null;
    }
  }
  return constraints;
}

/** The tokens inside the bracket that opens at `open`. */
function bracketed(tokens: readonly DdlToken[], open: number): readonly DdlToken[] {
  let depth = 0;
  for (let index = open; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token?.kind !== 'symbol') continue;
    if (token.value === '(') depth += 1;
    if (token.value === ')') depth -= 1;
    if (depth === 0) return tokens.slice(open + 1, index);
  }
  return tokens.slice(open + 1);
}

function columnNames(tokens: readonly DdlToken[]): readonly string[] {
  return tokens
    .filter((_, index) => index === 0 || tokens[index - 1]?.value === ',')
    .map((token) => foldName(token.value));
}
