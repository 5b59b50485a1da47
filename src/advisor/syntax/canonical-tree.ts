import type { Dialect } from '../../ports/dialect.ts';
import type { LiteralNode } from './tree/expression-nodes.ts';
import type { SqlNode } from './tree/sql-node.ts';

/** Where a word of the text does not change what the statement means. */
const notMeaning = new Set([
  'span',
  'alias_explicit_as',
  'alias_keyword',
  'constraint_order',
  'double_colon_syntax',
  'explicit_asc',
  'inner_keyword',
  'integer_spelling',
  'kind_keyword',
  'nesting_group',
  'no_parens',
  'original_name',
  'outer_keyword',
  'use_inner_keyword',
  'use_outer_keyword',
  'use_key_keyword',
  'inferred_type',
  'method_before_size',
  'quoted',
]);

/**
 * The tree without what carries no meaning: positions, comments, optional keywords, empty fields. Two statements with
 * the same canonical tree say the same; two that say the same may differ.
 */
export function canonicalTree(tree: unknown, dialect: Dialect): unknown {
  if (Array.isArray(tree)) return tree.map((item) => canonicalTree(item, dialect));
  if (typeof tree !== 'object' || tree === null) return tree;
  const node = tree as SqlNode;
  const literal = node.literal as LiteralNode | undefined;
  if (literal && isCastLiteral(literal)) return castOf(literal);
  if (literal?.literal_type === 'number' && literal.value.startsWith('.')) {
    return { literal: { ...literal, value: `0${literal.value}` } };
  }
  const modulo = node.mod_func as { readonly this: SqlNode; readonly expression: SqlNode } | undefined;
  if (modulo) return canonicalTree({ mod: { left: modulo.this, right: modulo.expression } }, dialect);
  if (isTransparent(node)) return canonicalTree((node.paren as SqlNode).this, dialect);
  const named = 'quoted' in node && !('args' in node);
  const entries: (readonly [string, unknown])[] = [];
  for (const [field, value] of Object.entries(node)) {
    if (notMeaning.has(field) || field.endsWith('comments') || field.endsWith('_text')) continue;
    const meant =
      field === 'nulls_first'
        ? (value ?? defaultNullsFirst(node, dialect))
        : field === 'name' && typeof value === 'string'
          ? canonicalName(value, named && node.quoted === true, dialect)
          : canonicalTree(value, dialect);
    if (isNothing(meant)) continue;
    entries.push([field, meant]);
  }
  return Object.fromEntries(entries);
}

function isNothing(value: unknown): boolean {
  return (
    value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0)
  );
}

/** Parentheses around one expression; precedence is the tree's own. */
function isTransparent(node: SqlNode): boolean {
  return Object.keys(node).length === 1 && typeof node.paren === 'object' && node.paren !== null;
}

/** `DATE '…'` is `CAST('…' AS DATE)`; of timestamps only where no zone and no digit of the fraction can get lost. */
function isCastLiteral({ literal_type, value }: LiteralNode): boolean {
  if (literal_type === 'date') return true;
  return literal_type === 'timestamp' && /^\d{4}-\d\d-\d\d( \d\d:\d\d(:\d\d(\.\d{1,3})?)?)?$/.test(value);
}

function castOf({ literal_type, value }: LiteralNode): unknown {
  return {
    cast: { this: { literal: { literal_type: 'string', value } }, to: { data_type: literal_type } },
  };
}

/** Trino and DuckDB put nulls last whichever way; Postgres takes them for the largest, MySQL and SQLite for the smallest. */
function defaultNullsFirst(node: SqlNode, dialect: Dialect): boolean {
  if (dialect === 'postgres') return node.desc === true;
  if (dialect === 'mysql' || dialect === 'mariadb' || dialect === 'sqlite') return node.desc !== true;
  return false;
}

/** Quoted or not is one name where the engine folds both; Postgres alone tells `"A"` from `a`. */
function canonicalName(name: string, quoted: boolean, dialect: Dialect): string {
  return dialect === 'postgres' && quoted ? name : name.toLowerCase();
}
