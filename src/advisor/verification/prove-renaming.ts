import type { Analysis } from '../analysis/analysis.ts';
import type { Design, DesignTable } from '../design/design.ts';
import { storedType } from '../design/stored-type.ts';
import { fingerprintTree } from '../syntax/fingerprint-tree.ts';
import { nodeAs } from '../syntax/node-as.ts';
import type { Syntax } from '../syntax/syntax.ts';
import { transformTree } from '../syntax/transform-tree.ts';
import type { TableNode } from '../syntax/tree/query-nodes.ts';
import type { SqlNode } from '../syntax/tree/sql-node.ts';
import { walkTree } from '../syntax/walk-tree.ts';
import { pathKey } from './laboratory/path-key.ts';
import { pathOfNode } from './laboratory/path-of-node.ts';
import { tableNodes } from './laboratory/table-nodes.ts';

/**
 * Whether the rewritten query is the original one with source tables exchanged for full copies of themselves, and so gives the
 * same whatever the rows are.
 */
export function proveRenaming(
  syntax: Syntax,
  subject: {
    readonly original: SqlNode;
    readonly rewritten: SqlNode;
    readonly analysis: Analysis;
    readonly design: Design;
  },
): boolean {
  const { original, rewritten, analysis, design } = subject;
  const { dialect } = analysis;
  const hasStar = readsStar(original);
  const copies = new Map(
    design.tables.flatMap((table) => {
      const source = copiedSource(syntax, table, analysis, hasStar);
      const path = { catalog: design.catalog, schema: design.schema, name: table.name };
      return source ? [[pathKey(path), source] as const] : [];
    }),
  );
  const back = transformTree(rewritten, (node) => {
    const table = asTable(node);
    const source = table && copies.get(pathKey(pathOfNode(table)));
    if (!table || !source) return null;
    return {
      ...node,
      table: {
        ...table,
        name: source.name,
        schema: source.schema,
        catalog: source.catalog,
        alias: table.alias ?? table.name,
      },
    };
  });
  return fingerprintTree(withAliases(back), dialect) === fingerprintTree(withAliases(original), dialect);
}

function asTable(node: SqlNode): TableNode | null {
  const table = nodeAs(node, 'table');
  return table && typeof table.name === 'object' ? table : null;
}

/** A table's own name is its alias where it has none. */
function withAliases(tree: SqlNode): SqlNode {
  return transformTree(tree, (node) => {
    const table = asTable(node);
    return table && { ...node, table: { ...table, alias: table.alias ?? table.name } };
  });
}

function readsStar(tree: SqlNode): boolean {
  let found = false;
  walkTree(tree, (node) => {
    if (typeof node.star === 'object' && node.star !== null) found = true;
  });
  return found;
}

/** The source table of which the design's table is a copy: `SELECT columns FROM source` and nothing else. */
function copiedSource(
  syntax: Syntax,
  table: DesignTable,
  analysis: Analysis,
  wholly: boolean,
): TableNode | null {
  const parsed = syntax.parseOne(table.fill, analysis.dialect);
  const select = parsed.ok ? nodeAs(parsed.tree, 'select') : null;
  if (!parsed.ok || !select) return null;
  const [from] = tableNodes(parsed.tree);
  const source =
    from && analysis.tables.find((candidate) => pathKey(candidate) === pathKey(pathOfNode(from)));
  if (!from || !source) return null;
  const filled = columnsOfFill(select.expressions, source.columns);
  const stored = table.columns.map(({ name, type }) => typed(name, type));
  const held = source.columns.map(({ name, type }) => typed(name, storedType(type, analysis.dialect)));
  const known = new Set(held);
  const isPlain =
    fingerprintTree(bareSelect(parsed.tree), analysis.dialect) ===
    fingerprintTree(parsed.tree, analysis.dialect);
  const sameNames = filled?.join() === table.columns.map(({ name }) => name.toLowerCase()).join();
  const sameTypes = wholly ? stored.join() === held.join() : stored.every((column) => known.has(column));
  return isPlain && sameNames && sameTypes ? from : null;
}

function typed(name: string, type: string): string {
  return `${name.toLowerCase()} ${type.toLowerCase().replace(/\s+/g, '')}`;
}

/** The names that a select list of plain columns gives; `null` for any other one. */
function columnsOfFill(
  items: readonly SqlNode[],
  columns: readonly { readonly name: string }[],
): readonly string[] | null {
  const names = items.flatMap((item): (string | null)[] => {
    if (typeof item.star === 'object' && item.star !== null)
      return columns.map(({ name }) => name.toLowerCase());
    const alias = nodeAs(item, 'alias');
    const column = nodeAs(alias?.this ?? item, 'column');
    const name = column?.name.name.toLowerCase() ?? null;
    return [alias && alias.alias.name.toLowerCase() !== name ? null : name];
  });
  return names.every((name) => name !== null) ? names : null;
}

/** What is left of a select when it has a list and a table alone. */
function bareSelect(tree: SqlNode): SqlNode {
  const select = nodeAs(tree, 'select');
  return { select: { expressions: select?.expressions, from: select?.from } };
}
