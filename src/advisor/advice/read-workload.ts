import type { Analysis } from '../analysis/analysis.ts';
import { bindQuery } from '../analysis/bind-query.ts';
import type { Binding } from '../analysis/binding.ts';
import { createTableIndex } from '../analysis/create-table-index.ts';
import type { RuleDependencies } from '../design/rule.ts';

export interface BoundQuery {
  readonly queryId: string;
  readonly binding: Binding;
}

/** The queries as they came in, bound to the source's tables. Those that could not be read are left out. */
export function readWorkload({ syntax }: RuleDependencies, analysis: Analysis): readonly BoundQuery[] {
  const { dialect, catalog, schema, tables } = analysis;
  const findTable = createTableIndex(tables, { dialect, catalog, schema });
  return analysis.queries.flatMap(({ id, sql }) => {
    const parsed = sql === null ? null : syntax.parseOne(sql, dialect);
    return parsed?.ok ? [{ queryId: id, binding: bindQuery(parsed.tree, { dialect, findTable }) }] : [];
  });
}
