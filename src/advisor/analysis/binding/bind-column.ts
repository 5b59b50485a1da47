import { foldName } from '../../syntax/fold-name.ts';
import type { ColumnNode } from '../../syntax/tree/expression-nodes.ts';
import type { Identifier } from '../../syntax/tree/sql-node.ts';
import type { Binder } from './binder.ts';
import { columnOf } from './column-of.ts';
import { findRelation } from './find-relation.ts';
import { qualify } from './qualify.ts';
import { recordColumn } from './record-column.ts';
import { resolveName } from './resolve-name.ts';
import type { Standing } from './standing.ts';

/** One column, with or without the name of its table. */
export function bindColumn(binder: Binder, node: ColumnNode, standing: Standing): void {
  const name = foldName(node.name, binder.dialect);
  if (node.table) {
    bindQualified(binder, node, node.table, name, standing);
    return;
  }
  const resolved = resolveName(name, standing.scope, standing.clause, binder.dialect);
  if (resolved.kind === 'column') {
    recordColumn(binder, node, resolved.relation, resolved.column, standing, resolved.correlated);
    if (!resolved.merged) qualify(binder, node.name, resolved.relation, standing.scope);
    return;
  }
  if (resolved.kind === 'alias' || resolved.kind === 'parameter') return;
  if (resolved.kind === 'ambiguous') {
    const where = resolved.relations.map(({ alias }) => alias).join(', ');
    binder.faults.push(`The column "${node.name.name}" is ambiguous: it is in ${where}.`);
    return;
  }
  if (unitWords.has(name) || systemColumns[binder.dialect]?.has(name)) return;
  if (findRelation(name, standing.scope)) return; // a whole row
  binder.faults.push(`No table of the query has a column "${node.name.name}".`);
}

function bindQualified(
  binder: Binder,
  node: ColumnNode,
  table: Identifier,
  name: string,
  standing: Standing,
): void {
  const alias = foldName(table, binder.dialect);
  const found = findRelation(alias, standing.scope);
  if (found) {
    const column = columnOf(found.relation, name);
    if (column) {
      recordColumn(binder, node, found.relation, column, standing, found.correlated);
      return;
    }
    if (systemColumns[binder.dialect]?.has(name)) return;
    binder.faults.push(`"${table.name}" has no column "${node.name.name}".`);
    return;
  }
  // A field of a column that is a row.
  const whole = resolveName(alias, standing.scope, standing.clause, binder.dialect);
  if (whole.kind === 'column') {
    recordColumn(binder, node, whole.relation, whole.column, standing, whole.correlated);
    if (!whole.merged) qualify(binder, table, whole.relation, standing.scope);
    return;
  }
  if (whole.kind === 'parameter' || whole.kind === 'alias') return;
  binder.faults.push(
    `There is no table "${table.name}" in the query (column "${table.name}.${node.name.name}").`,
  );
}

/** Bare words that functions take for a unit of time. */
const unitWords = new Set(
  `year quarter month week day hour minute second millisecond microsecond nanosecond epoch dow doy isodow decade century
  millennium years months weeks days hours minutes seconds`.split(/\s+/),
);

const systemColumns: Readonly<Record<string, ReadonlySet<string>>> = {
  sqlite: new Set(['rowid', '_rowid_', 'oid']),
  postgres: new Set(['ctid', 'tableoid', 'xmin', 'xmax']),
};
