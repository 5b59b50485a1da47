import { findTable } from '../../safety/postgres/find-table.ts';
import { namesOf } from '../../safety/postgres/names-of.ts';
import { outputColumns } from '../../safety/postgres/output-columns.ts';
import type { SyntaxNode } from '../../safety/postgres/syntax-node.ts';
import { unwrap } from '../../safety/postgres/unwrap.ts';
import { columnOfSource } from './column-of-source.ts';
import type { GoldScope, GoldSource, GoldWalk } from './gold-scope.ts';
import { walkExpression } from './walk-expression.ts';

/** Reads one item of FROM into the scope and gives the sources it adds. */
export function addFrom(item: unknown, scope: GoldScope, walk: GoldWalk): readonly GoldSource[] {
  const [type, body] = unwrap(item) ?? [];
  if (type === undefined || body === undefined) return [];
  if (type === 'JoinExpr') return addJoin(body, scope, walk);
  if (type === 'RangeTableSample') return addFrom(body.relation, scope, walk);
  const source = type === 'RangeVar' ? rangeSource(body, scope, walk) : otherSource(type, body, scope, walk);
  if (source === null) return [];
  scope.sources.push(source);
  return [source];
}

function rangeSource(range: SyntaxNode, scope: GoldScope, walk: GoldWalk): GoldSource | null {
  const name = String(range.relname);
  const { alias, renamed } = aliasOf(range, name);
  const cte = range.schemaname === undefined ? findDefinition(name, scope) : undefined;
  if (cte !== undefined) return { alias, table: null, columns: renamed.length > 0 ? null : cte };
  const table = findTable(range, walk.index);
  if (table === null) {
    walk.problems.push(`there is no table ${range.schemaname ? `${range.schemaname}.` : ''}${name}`);
    return null;
  }
  walk.collector.addTable(table);
  return { alias, table, renamed };
}

/** A subquery, a function, XMLTABLE and their like. */
function otherSource(type: string, body: SyntaxNode, scope: GoldScope, walk: GoldWalk): GoldSource {
  const { alias, renamed } = aliasOf(body, '');
  const isQuery = type === 'RangeSubselect';
  if (isQuery) walk.walkQuery(body.subquery, scope);
  else walkExpression(body, scope, walk);
  return {
    alias,
    table: null,
    columns: isQuery && renamed.length === 0 ? outputColumns(body.subquery) : null,
  };
}

function addJoin(join: SyntaxNode, scope: GoldScope, walk: GoldWalk): readonly GoldSource[] {
  const left = addFrom(join.larg, scope, walk);
  const right = addFrom(join.rarg, scope, walk);
  const shared = join.isNatural === true ? commonNames(left, right) : namesOf(join.usingClause);
  for (const name of shared) {
    for (const source of [...left, ...right]) {
      const column = columnOfSource(source, name);
      if (source.table !== null && column !== null) walk.collector.addColumn(source.table, column);
    }
  }
  walkExpression(join.quals, scope, walk);
  return [...left, ...right];
}

function commonNames(left: readonly GoldSource[], right: readonly GoldSource[]): readonly string[] {
  const names = right.flatMap(({ table }) => table?.columns.map(({ name }) => name) ?? []);
  return names.filter((name) => left.some((source) => columnOfSource(source, name) !== null));
}

function aliasOf(body: SyntaxNode, name: string): { alias: string; renamed: readonly string[] } {
  const alias = (body.alias ?? {}) as SyntaxNode;
  return { alias: String(alias.aliasname ?? name), renamed: namesOf(alias.colnames) };
}

function findDefinition(name: string, scope: GoldScope): ReadonlySet<string> | null | undefined {
  for (let at: GoldScope | null = scope; at !== null; at = at.parent) {
    if (at.ctes.has(name)) return at.ctes.get(name);
  }
  return undefined;
}
