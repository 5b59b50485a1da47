import type { CatalogTable, TableKind } from '../../../../src/adapter-kit/index.ts';
import { type CreateTableFacts, type NamedConstraint, parseCreateTable } from '../ddl/parse-create-table.ts';
import { buildColumn } from './build-column.ts';
import { buildIndex } from './build-index.ts';
import { primaryKeyOf } from './primary-key-of.ts';
import { resolveForeignKey } from './resolve-foreign-key.ts';
import type { FarTable, TableFacts } from './table-facts.ts';

const kinds: Readonly<Record<string, TableKind>> = { table: 'table', view: 'view', virtual: 'virtual_table' };

const noFacts: CreateTableFacts = {
  comment: null,
  columnComments: new Map(),
  checkConstraints: [],
  enumValues: new Map(),
  named: [],
};

/** One table of the catalog. `far` holds those its foreign keys end at, by their folded names. */
export function buildTable(facts: TableFacts, far: ReadonlyMap<string, FarTable>): CatalogTable {
  const { table, columns, indexes } = facts;
  const written = table.type === 'table' ? createTableFacts(table.sql) : noFacts;
  const keyColumns = primaryKeyOf(columns);
  return {
    schema: 'main',
    name: table.name,
    kind: kinds[table.type] ?? 'table',
    comment: written.comment,
    rowEstimate: facts.rowEstimate,
    columns: columns.map((column) => buildColumn(column, facts, written)),
    primaryKey:
      keyColumns.length === 0 ? null : { name: nameOf(written, 'primary', keyColumns), columns: keyColumns },
    uniqueConstraints: indexes
      .filter((index) => index.origin === 'u')
      .map((index) => {
        const names = index.columns.map((column) => column ?? '');
        return { name: nameOf(written, 'unique', names), columns: names };
      }),
    foreignKeys: facts.foreignKeys.flatMap((key) => {
      const resolved = resolveForeignKey(key, far);
      return resolved ? [{ ...resolved, name: nameOf(written, 'foreign', key.columns) }] : [];
    }),
    checkConstraints: written.checkConstraints,
    indexes: indexes.filter((index) => index.origin === 'c').map(buildIndex),
  };
}

/** Most CREATE statements hold nothing that the pragmas have not told, and need no reading. */
function createTableFacts(sql: string): CreateTableFacts {
  return /--|\/\*|\bcheck\b|\bconstraint\b/i.test(sql) ? parseCreateTable(sql) : noFacts;
}

function nameOf(
  written: CreateTableFacts,
  kind: NamedConstraint['kind'],
  columns: readonly string[],
): string | null {
  const key = columns.map((column) => column.toLowerCase()).join('\0');
  const found = written.named.find((named) => named.kind === kind && named.columns.join('\0') === key);
  return found?.name ?? null;
}
