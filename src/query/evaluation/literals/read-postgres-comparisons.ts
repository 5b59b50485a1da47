import { loadParser } from '../../../safety/postgres/load-parser.ts';
import type { SyntaxNode } from '../../../safety/postgres/syntax-node.ts';
import type { ComparedLiterals, Comparison } from './comparison.ts';

/** Characters. The parser takes a second for 30,000 characters of comments, and time with their square. */
const maxLength = 10_000;

/** From Postgres' own syntax tree, wherever in it they stand; nothing for what it cannot parse, and for very long statements. */
export async function readPostgresComparisons(sql: string): Promise<ComparedLiterals> {
  if (sql.length > maxLength) return { comparisons: [], sources: [] };
  const parsed = (await loadParser())(sql);
  const comparisons: Comparison[] = [];
  const sources: ComparedLiterals['sources'][number][] = [];
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    for (const [type, body] of Object.entries(node)) {
      if (type === 'A_Expr') comparisons.push(...comparisonsOf(body));
      if (type === 'RangeVar') sources.push(sourceOf(body));
      visit(body);
    }
  };
  visit('error' in parsed ? [] : parsed.statements);
  return { comparisons, sources };
}

function comparisonsOf({ kind, name, lexpr, rexpr }: SyntaxNode): readonly Comparison[] {
  const [operator] = texts(name);
  if (operator !== '=' || (kind !== 'AEXPR_OP' && kind !== 'AEXPR_IN')) return [];
  return [...compare(lexpr, rexpr), ...compare(rexpr, lexpr)];
}

function compare(left: unknown, right: unknown): readonly Comparison[] {
  const reference = columnIn(left);
  const fields = texts(part(reference.column, 'fields'));
  const column = fields.at(-1);
  if (column === undefined) return [];
  const literals = listOf(right).flatMap((item) => {
    const text = part(part(withoutCast(item), 'A_Const'), 'sval');
    const value = part(text, 'sval');
    return typeof value === 'string' ? [value] : [];
  });
  return literals.map((literal) => ({
    qualifier: fields.at(-2) ?? null,
    column,
    literal,
    folded: reference.folded,
  }));
}

/** The column itself, or the one that `lower(…)` and its like are about. */
function columnIn(node: unknown, folded = false): { readonly column: unknown; readonly folded: boolean } {
  const bare = withoutCast(node);
  const call = part(bare, 'FuncCall');
  const [argument, ...others] = listItems(part(call, 'args'));
  const folds = /^(?:lower|upper|trim|btrim)$/.test(texts(part(call, 'funcname')).at(-1) ?? '');
  return folds && others.length === 0
    ? columnIn(argument, true)
    : { column: part(bare, 'ColumnRef'), folded };
}

function withoutCast(node: unknown): unknown {
  const cast = part(node, 'TypeCast');
  return cast === undefined ? node : withoutCast(part(cast, 'arg'));
}

function listOf(node: unknown): readonly unknown[] {
  const list = part(node, 'List');
  return list === undefined ? [node] : listItems(part(list, 'items'));
}

function sourceOf(range: SyntaxNode): ComparedLiterals['sources'][number] {
  const table = String(part(range, 'relname') ?? '');
  return { table, alias: String(part(part(range, 'alias'), 'aliasname') ?? table) };
}

function texts(nodes: unknown): readonly string[] {
  return listItems(nodes).flatMap((node) => {
    const text = part(part(node, 'String'), 'sval');
    return typeof text === 'string' ? [text] : [];
  });
}

function listItems(nodes: unknown): readonly unknown[] {
  return Array.isArray(nodes) ? nodes : [];
}

function part(node: unknown, key: string): unknown {
  return node !== null && typeof node === 'object' ? (node as SyntaxNode)[key] : undefined;
}
