import type { Dialect } from '../../../../ports/dialect.ts';
import type { Analysis } from '../../../analysis/analysis.ts';
import { splitConjuncts } from '../../../analysis/split-conjuncts.ts';
import { nodeAs } from '../../../syntax/node-as.ts';
import { rebuildTree } from '../../../syntax/rebuild-tree.ts';
import type { ColumnNode } from '../../../syntax/tree/expression-nodes.ts';
import type { SqlNode } from '../../../syntax/tree/sql-node.ts';
import type { Design, DesignQuery, DesignTable } from '../../design.ts';
import { designPath } from '../../design-path.ts';
import { identifier } from '../../identifier.ts';
import { joinConjuncts } from '../../join-conjuncts.ts';
import { namedAsBefore } from '../../named-as-before.ts';
import type { RuleDependencies } from '../../rule.ts';
import type { Aggregate } from './aggregate.ts';
import { aggregateNode } from './aggregate-node.ts';
import { argumentPrint } from './argument-print.ts';
import { dimensionKey } from './dimension-key.ts';
import type { Measure } from './measures-of.ts';
import type { RollupCandidate } from './rollup-candidate.ts';

/** The query reading grouped rows and adding them up again; `null` where something it needs is not stored. */
export function readFromRollup(
  { syntax }: RuleDependencies,
  analysis: Analysis,
  design: Design,
  candidate: RollupCandidate,
  table: DesignTable,
  names: ReadonlyMap<string, string>,
  measures: ReadonlyMap<string, Measure>,
): DesignQuery | null {
  const { query, select, joining } = candidate;
  const alias = identifier('grouped');
  const column = (name: string): SqlNode => ({
    column: { name: identifier(name), table: alias, join_mark: false, trailing_comments: [] },
  });
  const bound = new Map(query.binding.columns.map((entry) => [entry.node, entry]));
  const aggregates = new Map(candidate.aggregates.map((aggregate) => [aggregate.node, aggregate]));
  const measured = (kind: Measure['function'], argument: SqlNode | null): SqlNode | null => {
    const measure = measures.get(`${kind}:${argumentPrint(analysis, candidate, argument)}`);
    return measure ? column(measure.name) : null;
  };
  let failed = false;
  const reAggregated = ({ function: kind, argument }: Aggregate): SqlNode | null => {
    const sum = (part: SqlNode | null): SqlNode | null => part && { sum: aggregateNode('sum', part) };
    if (kind === 'min' || kind === 'max') {
      const part = measured(kind, argument);
      return part && { [kind]: aggregateNode(kind, part) };
    }
    if (kind === 'sum') return sum(measured('sum', argument));
    const count = sum(measured('count', argument));
    if (kind === 'count') return count && asCount(count, select.node.group_by === null, design.dialect);
    const total = sum(measured('sum', argument));
    return total && count && averageOf(total, count);
  };
  const rebuilt = rebuildTree(select.node, (original, copy): SqlNode => {
    const aggregate = aggregates.get(original);
    if (aggregate && !aggregate.distinct) {
      const again = reAggregated(aggregate);
      if (!again) failed = true;
      return again ?? copy;
    }
    const own = nodeAs(original, 'column');
    const entry = own?.name && bound.get(own as ColumnNode);
    const name = entry && names.get(dimensionKey(entry));
    return name ? column(name) : copy;
  });
  const conditions = splitConjuncts(select.node.where_clause?.this);
  const copies = splitConjuncts(rebuilt.where_clause?.this);
  if (failed || conditions.length !== copies.length) return null;
  const where = joinConjuncts(copies.filter((_, index) => !joining.has(conditions[index] as SqlNode)));
  const path = designPath(design, table.name);
  const [scan] = query.binding.scans;
  const tree = {
    select: {
      ...rebuilt,
      expressions: rebuilt.expressions.map((expression, index) =>
        namedAsBefore(select.node.expressions[index], expression),
      ),
      from: {
        expressions: [
          {
            table: {
              ...scan?.node,
              name: identifier(path.name),
              schema: path.schema === null ? null : identifier(path.schema),
              catalog: path.catalog === null ? null : identifier(path.catalog),
              alias,
              alias_explicit_as: true,
            },
          },
        ],
      },
      joins: [],
      where_clause: where && { this: where },
    },
  };
  const printed = syntax.print(tree as unknown as SqlNode, design.dialect);
  return printed.ok ? { queryId: query.queryId, sql: printed.sql } : null;
}

/** A sum of counts in the type of a count. */
function asCount(sum: SqlNode, mayBeEmpty: boolean, dialect: Dialect): SqlNode {
  const counted: SqlNode = mayBeEmpty
    ? { coalesce: { expressions: [sum, { literal: { literal_type: 'number', value: '0' } }] } }
    : sum;
  return {
    cast: {
      this: counted,
      to: ['mysql', 'mariadb'].includes(dialect)
        ? { data_type: 'custom', name: 'SIGNED' }
        : { data_type: 'big_int', length: null },
      double_colon_syntax: false,
      trailing_comments: [],
      format: null,
      default: null,
    },
  };
}

function averageOf(sum: SqlNode, count: SqlNode): SqlNode {
  const total: SqlNode = {
    cast: {
      this: sum,
      to: { data_type: 'double', precision: null, scale: null },
      double_colon_syntax: false,
      trailing_comments: [],
      format: null,
      default: null,
    },
  };
  return {
    div: { left: total, right: count, left_comments: [], operator_comments: [], trailing_comments: [] },
  };
}
