import { addSource } from './add-source.ts';
import { checkJoinColumns } from './check-join-columns.ts';
import { checkRenaming } from './check-renaming.ts';
import type { Finding } from './finding.ts';
import { functionSource } from './function-source.ts';
import { joinSources } from './join-sources.ts';
import type { Judging } from './judging.ts';
import { namesOf } from './names-of.ts';
import { outputColumns } from './output-columns.ts';
import type { Scope, Source } from './scope.ts';
import type { SyntaxNode } from './syntax-node.ts';
import { tableSource } from './table-source.ts';
import { unwrap } from './unwrap.ts';

type Sources = { readonly sources: ReadonlyMap<string, Source> };

/** Checks one item of FROM and gives the aliases it brings. `lateral` sees the items before it, `plain` does not. */
export function checkFrom(item: unknown, lateral: Scope, plain: Scope, judging: Judging): Finding | Sources {
  const [type, body] = unwrap(item) ?? ['', {}];
  if (type === 'JoinExpr') return checkJoin(body, lateral, plain, judging);
  const scope = type === 'RangeSubselect' && body.lateral !== true ? plain : lateral;
  const finding = judging.checkNode(type, body, scope, judging);
  if (finding !== null) return finding;
  const sources = new Map(sourceOf(type, body, scope, judging));
  return checkRenaming(body, aliasColumns(relationAlias(type, body)), sources.values()) ?? { sources };
}

function checkJoin(body: SyntaxNode, lateral: Scope, plain: Scope, judging: Judging): Finding | Sources {
  const left = checkFrom(body.larg, lateral, plain, judging);
  if ('rule' in left) return left;
  const seen = merged(lateral.sources, left.sources);
  const right = checkFrom(body.rarg, { ...lateral, sources: seen }, plain, judging);
  if ('rule' in right) return right;
  const sources = merged(left.sources, right.sources);
  const hidden = checkJoinColumns(body, sources.values());
  if (hidden !== null) return hidden;
  const { larg: _left, rarg: _right, ...rest } = body;
  const finding = judging.checkFields('JoinExpr', rest, { ...plain, sources }, judging);
  if (finding !== null) return finding;
  const alias = aliasOf(body);
  const using = (body.join_using_alias as SyntaxNode | undefined)?.aliasname;
  if (typeof using === 'string') sources.set(using, { columns: null, isFunction: false });
  if (alias === null) return { sources };
  const renamed: Source = { columns: new Set(aliasColumns(body)), isFunction: false };
  return { sources: new Map([[alias, joinSources([...sources.values(), renamed])]]) };
}

function merged(
  first: ReadonlyMap<string, Source>,
  second: ReadonlyMap<string, Source>,
): Map<string, Source> {
  const sources = new Map(first);
  for (const [alias, source] of second) addSource(sources, alias, source);
  return sources;
}

/** The node that carries the alias: TABLESAMPLE stands around it. */
function relationAlias(type: string, body: SyntaxNode): SyntaxNode {
  return type === 'RangeTableSample' ? (unwrap(body.relation)?.[1] ?? {}) : body;
}

function* sourceOf(
  type: string,
  body: SyntaxNode,
  scope: Scope,
  judging: Judging,
): Iterable<[string, Source]> {
  const alias = aliasOf(body);
  const renamed = aliasColumns(body);
  if (type === 'RangeVar') yield [alias ?? String(body.relname), tableSource(body, renamed, scope, judging)];
  else if (type === 'RangeTableSample') {
    const [inner, range] = unwrap(body.relation) ?? ['', {}];
    yield* sourceOf(inner, range, scope, judging);
  } else if (type === 'RangeSubselect' && alias !== null) {
    const columns = outputColumns(body.subquery);
    yield [
      alias,
      { columns: columns === null ? null : new Set([...columns, ...renamed]), isFunction: false },
    ];
  } else if (type === 'RangeFunction') yield functionSource(body, alias, renamed, judging);
  else if (alias !== null) yield [alias, { columns: null, isFunction: false }];
}

function aliasOf(body: SyntaxNode): string | null {
  const name = (body.alias as SyntaxNode | undefined)?.aliasname;
  return typeof name === 'string' ? name : null;
}

function aliasColumns(body: SyntaxNode): string[] {
  return namesOf((body.alias as SyntaxNode | undefined)?.colnames);
}
