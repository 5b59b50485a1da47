import type { Analysis } from '../../../analysis/analysis.ts';
import { nodeAs } from '../../../syntax/node-as.ts';
import { rebuildTree } from '../../../syntax/rebuild-tree.ts';
import type { ColumnNode } from '../../../syntax/tree/expression-nodes.ts';
import type { SqlNode } from '../../../syntax/tree/sql-node.ts';
import { freeName } from '../../free-name.ts';
import { identifier } from '../../identifier.ts';
import { argumentPrint } from './argument-print.ts';
import type { RollupCandidate } from './rollup-candidate.ts';

/** A column of the stored table. */
export interface Measure {
  readonly name: string;
  readonly function: 'count' | 'sum' | 'min' | 'max';
  readonly argument: SqlNode | null;
}

/** What has to be stored for all aggregates of a family. Arguments are compared with every table under its own name. */
export function measuresOf(
  analysis: Analysis,
  family: readonly RollupCandidate[],
  taken: readonly string[],
): ReadonlyMap<string, Measure> {
  const measures = new Map<string, Measure>();
  const put = (kind: Measure['function'], argument: SqlNode | null, print: string) => {
    const key = `${kind}:${print}`;
    if (measures.has(key)) return;
    const names = [...taken, ...[...measures.values()].map(({ name }) => name)];
    measures.set(key, {
      name: freeName(argument === null ? 'row_count' : `${kind}_${measures.size + 1}`, names),
      function: kind,
      argument,
    });
  };
  for (const candidate of family) {
    for (const { function: kind, argument, distinct } of candidate.aggregates) {
      if (distinct) continue;
      const print = argumentPrint(analysis, candidate, argument);
      const stored = argument && inAliasesOf(family[0] ?? candidate, candidate, argument);
      if (kind === 'avg') {
        put('sum', stored, print);
        put('count', stored, print);
      } else put(kind, stored, print);
    }
  }
  return measures;
}

/** Another query of the family calls the same tables by other names. */
function inAliasesOf(widest: RollupCandidate, candidate: RollupCandidate, argument: SqlNode): SqlNode {
  const aliases = new Map(widest.query.binding.scans.map(({ table, alias }) => [table.name, alias]));
  const bound = new Map(candidate.query.binding.columns.map((column) => [column.node, column]));
  return rebuildTree(argument, (original, copy): SqlNode => {
    const column = nodeAs(original, 'column');
    const name = column?.name && bound.get(column as ColumnNode)?.relation.table?.name;
    const alias = name === undefined ? undefined : aliases.get(name);
    return alias === undefined ? copy : { column: { ...column, table: identifier(alias) } };
  });
}
