import type { SyntaxNode } from '../postgres/syntax-node.ts';

/**
 * What a statement's tree must be when some of its table references have been given other names and definitions stand before all
 * others; and the names of its own common table expressions.
 */
export function expectedTree(
  statement: unknown,
  renamed: ReadonlyMap<SyntaxNode, string>,
  definitions: readonly unknown[],
): { readonly tree: unknown; readonly ctes: readonly string[] } {
  const ctes: string[] = [];
  const copy = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(copy);
    if (typeof node !== 'object' || node === null) return node;
    const name = renamed.get(node as SyntaxNode);
    if (name !== undefined) return rename(node as SyntaxNode, name);
    const entries = Object.entries(node);
    for (const [key, value] of entries) if (key === 'ctename') ctes.push(String(value));
    return Object.fromEntries(entries.map(([key, value]) => [key, copy(value)]));
  };
  const { SelectStmt: select } = copy(statement) as { SelectStmt: { withClause?: { ctes: unknown[] } } };
  const own = select.withClause;
  const withClause = { ...own, ctes: [...definitions, ...(own?.ctes ?? [])] };
  return { tree: { SelectStmt: { ...select, withClause } }, ctes };
}

function rename(range: SyntaxNode, name: string): SyntaxNode {
  const { schemaname: _schema, catalogname: _catalog, ...rest } = range;
  return { ...rest, relname: name, alias: range.alias ?? { aliasname: range.relname } };
}
