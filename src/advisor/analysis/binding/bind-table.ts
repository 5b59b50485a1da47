import { foldName } from '../../syntax/fold-name.ts';
import { renderPath } from '../../syntax/render-path.ts';
import type { TableNode } from '../../syntax/tree/query-nodes.ts';
import type { Binder } from './binder.ts';
import { renamedColumns } from './renamed-columns.ts';
import type { Scope } from './scope.ts';
import { writtenName } from './written-name.ts';

/** A name in FROM: a common table expression, or else a base table. */
export function bindTable(binder: Binder, node: TableNode, scope: Scope): void {
  const { dialect } = binder;
  const path = [node.catalog, node.schema, node.name].filter((part) => part !== null);
  const name = foldName(node.name, dialect);
  const cte = path.length === 1 ? scope.ctes.get(name) : undefined;
  const alias = node.alias ?? node.name;
  const relation = {
    alias: foldName(alias, dialect),
    written: writtenName(alias, dialect),
    hasAlias: node.alias !== null,
  };
  if (cte) {
    cte.countUse();
    scope.relations.push({
      ...relation,
      table: null,
      columns: renamedColumns(cte.columns, node.column_aliases, dialect),
    });
    return;
  }
  const table = binder.findTable(path.map((part) => foldName(part, dialect)));
  if (!table) {
    binder.faults.push(`There is no table "${path.map((part) => part.name).join('.')}".`);
    scope.relations.push({ ...relation, table: null, columns: null });
    return;
  }
  const columns = table.columns.map((column) => ({
    name: dialect === 'postgres' ? column.name : column.name.toLowerCase(),
    origin: { catalog: table.catalog, schema: table.schema, name: table.name, column: column.name },
  }));
  const bound = { ...relation, table, columns: renamedColumns(columns, node.column_aliases, dialect), node };
  scope.relations.push(bound);
  binder.scans.push(bound);
  const [start, end] = [path[0]?.span?.start, node.name.span?.end];
  if (start === undefined || end === undefined) return;
  const suffix = node.alias || node.when || node.changes || node.partition ? '' : ` AS ${relation.written}`;
  binder.edits.push({ start, end, text: `${renderPath(table, dialect)}${suffix}` });
}
