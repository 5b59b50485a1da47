import { addSource } from './add-source.ts';
import { checkFrom } from './check-from.ts';
import type { Finding } from './finding.ts';
import type { Judging } from './judging.ts';
import { namesOf } from './names-of.ts';
import { outputColumns } from './output-columns.ts';
import { type Scope, type Source, unknownSource } from './scope.ts';
import type { SyntaxNode } from './syntax-node.ts';
import { unwrap } from './unwrap.ts';

/** Checks a SELECT in the order in which its names come into being: WITH, FROM, the rest. */
export function checkSelect(body: SyntaxNode, outer: Scope, judging: Judging): Finding | null {
  const withClause = (body.withClause ?? null) as SyntaxNode | null;
  const ctes = new Map<string, Source>();
  const scope: Scope = { parent: outer, ctes, sources: new Map() };
  if (withClause !== null) {
    const finding = checkWith(withClause, scope, ctes, judging);
    if (finding !== null) return finding;
  }
  const sources = new Map<string, Source>();
  const inner: Scope = { parent: outer, ctes, sources };
  const from = Array.isArray(body.fromClause) ? body.fromClause : [];
  for (const item of from) {
    const result = checkFrom(item, inner, scope, judging);
    if ('rule' in result) return result;
    for (const [alias, source] of result.sources) addSource(sources, alias, source);
  }
  const { fromClause: _from, withClause: _with, ...rest } = body;
  const sorted = judging.policy === null ? rest : { ...rest, sortClause: withoutOutputNames(body) };
  return judging.checkFields('SelectStmt', sorted, inner, judging);
}

/** What is sorted by, but for plain names of the select list: there they come before any column. */
function withoutOutputNames(body: SyntaxNode): unknown[] {
  const targets = Array.isArray(body.targetList) ? body.targetList : [];
  const names = new Set(targets.map((target) => unwrap(target)?.[1].name ?? null));
  return (Array.isArray(body.sortClause) ? body.sortClause : []).map((item) => {
    const sort = unwrap(item)?.[1] ?? {};
    const [type, node] = unwrap(sort.node) ?? [];
    const parts = type === 'ColumnRef' ? namesOf(node?.fields) : [];
    const { node: _node, ...bare } = sort;
    return parts.length === 1 && names.has(parts[0] ?? '') ? { SortBy: bare } : item;
  });
}

/** Without RECURSIVE, a query sees the ones before it only: `WITH t AS (SELECT * FROM t)` reads the table. */
function checkWith(
  clause: SyntaxNode,
  scope: Scope,
  ctes: Map<string, Source>,
  judging: Judging,
): Finding | null {
  const entries = (Array.isArray(clause.ctes) ? clause.ctes : []).map((entry) => unwrap(entry)?.[1] ?? {});
  if (clause.recursive === true) {
    for (const entry of entries) ctes.set(String(entry.ctename), unknownSource);
  }
  for (const entry of entries) {
    const finding = judging.checkNode('CommonTableExpr', entry, scope, judging);
    if (finding !== null) return finding;
    const renamed = namesOf(entry.aliascolnames);
    const columns = renamed.length > 0 ? new Set(renamed) : outputColumns(entry.ctequery);
    ctes.set(String(entry.ctename), { columns, isFunction: false });
  }
  const { ctes: _ctes, ...rest } = clause;
  return judging.checkFields('WithClause', rest, scope, judging);
}
