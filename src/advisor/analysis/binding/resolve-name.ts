import type { Dialect } from '../../../ports/dialect.ts';
import type { OutputColumn, Relation } from '../binding.ts';
import type { Clause, Scope } from './scope.ts';

export type Resolved =
  | {
      readonly kind: 'column';
      readonly relation: Relation;
      readonly column: OutputColumn;
      readonly correlated: boolean;
      readonly merged: boolean;
    }
  | { readonly kind: 'alias'; readonly column: OutputColumn }
  | { readonly kind: 'parameter' }
  | { readonly kind: 'ambiguous'; readonly relations: readonly Relation[] }
  | { readonly kind: 'unknown' };

/** What a bare name means. */
export function resolveName(name: string, scope: Scope, clause: Clause, dialect: Dialect): Resolved {
  if (scope.parameters.has(name)) return { kind: 'parameter' };
  const rule = aliasRule(clause, dialect);
  const alias = rule === 'never' ? undefined : scope.aliases.get(name);
  if (alias && rule === 'first') return { kind: 'alias', column: alias };
  const found = resolveInput(name, scope, false);
  if (alias && (found.kind === 'unknown' || (found.kind === 'column' && found.correlated))) {
    return { kind: 'alias', column: alias };
  }
  return found;
}

function resolveInput(name: string, scope: Scope, correlated: boolean): Resolved {
  if (scope.parameters.has(name)) return { kind: 'parameter' };
  const sure = scope.relations.flatMap((relation) => {
    const column = relation.columns?.find((candidate) => candidate.name === name);
    return column ? [{ relation, column }] : [];
  });
  const merged = scope.merged.has(name);
  const [first, second] = sure;
  if (first && (second === undefined || merged)) return { kind: 'column', ...first, correlated, merged };
  if (second) return { kind: 'ambiguous', relations: sure.map(({ relation }) => relation) };
  const [open, ...others] = scope.relations.filter(({ columns }) => columns === null);
  if (open && others.length === 0) {
    return { kind: 'column', relation: open, column: { name, origin: null }, correlated, merged: true };
  }
  if (scope.parent) return resolveInput(name, scope.parent, true);
  return { kind: 'unknown' };
}

/** Whether a bare name in this clause may mean a name of the select list, and which of the two is tried first. */
function aliasRule(clause: Clause, dialect: Dialect): 'first' | 'last' | 'never' {
  if (clause === 'order') return 'first';
  const loose = dialect !== 'trino' && dialect !== 'tsql';
  if (clause === 'group') return loose ? 'last' : 'never';
  if (clause === 'having') return loose && dialect !== 'postgres' ? 'last' : 'never';
  return dialect === 'duckdb' || dialect === 'clickhouse' || dialect === 'sqlite' ? 'last' : 'never';
}
