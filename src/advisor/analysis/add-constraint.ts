import type { Dialect } from '../../ports/dialect.ts';
import { foldName } from '../syntax/fold-name.ts';
import type { Identifier, SqlNode } from '../syntax/tree/sql-node.ts';
import type { SourceTable } from './analysis.ts';
import { readName } from './read-name.ts';

/** A table while its statements are being read. */
export interface TableDraft {
  readonly key: string;
  table: SourceTable;
}

type Name = Pick<Identifier, 'name' | 'quoted'>;

interface References {
  readonly table: Parameters<typeof readName>[0];
  readonly columns?: readonly Name[];
}

/** Adds what a constraint says to the draft: `PrimaryKey`, `Unique`, `ForeignKey`, `Index`. Others say nothing of use here. */
export function addConstraint(draft: TableDraft, constraint: SqlNode, dialect: Dialect): void {
  const { table } = draft;
  const held = Object.values(constraint)[0] as {
    readonly name?: Name | null;
    readonly columns?: readonly Name[];
    readonly references?: References;
    readonly kind?: string | null;
    readonly key_parts?: readonly SqlNode[];
  };
  const columns = (held.columns ?? []).map((column) => columnName(table, column, dialect));
  if (constraint.PrimaryKey) {
    draft.table = {
      ...table,
      primaryKey: columns,
      columns: table.columns.map((column) =>
        columns.includes(column.name) ? { ...column, nullable: false } : column,
      ),
    };
  } else if (constraint.Unique) {
    draft.table = { ...table, uniqueKeys: [...table.uniqueKeys, columns] };
  } else if (constraint.ForeignKey && held.references) {
    const references = { ...readName(held.references.table, dialect) };
    draft.table = {
      ...table,
      foreignKeys: [
        ...table.foreignKeys,
        {
          columns,
          references: {
            catalog: references.catalog,
            schema: references.schema,
            name: references.name,
            columns: (held.references.columns ?? []).map((column) => foldedName(column, dialect)),
          },
        },
      ],
    };
  } else if (constraint.Index && columns.length > 0 && !held.key_parts?.length) {
    const unique = held.kind === 'UNIQUE';
    if (held.kind && !unique) return; // FULLTEXT, SPATIAL
    draft.table = {
      ...table,
      uniqueKeys: unique ? [...table.uniqueKeys, columns] : table.uniqueKeys,
      indexes: [
        ...table.indexes,
        { name: held.name?.name ?? `${table.name}_${columns.join('_')}`, columns, unique },
      ],
    };
  }
}

function columnName(table: SourceTable, name: Name, dialect: Dialect): string {
  const folded = foldName(name, dialect);
  const found = table.columns.find(
    (column) => column.name === name.name || column.name.toLowerCase() === folded,
  );
  return found?.name ?? foldedName(name, dialect);
}

function foldedName(name: Name, dialect: Dialect): string {
  return dialect === 'postgres' ? foldName(name, dialect) : name.name;
}
