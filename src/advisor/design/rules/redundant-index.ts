import { columnBytes } from '../cost/column-bytes.ts';
import { tableSize } from '../cost/table-size.ts';
import type { DesignIndex, DesignTable } from '../design.ts';
import { rowStores } from '../dialects.ts';
import type { Rule } from '../rule.ts';

/** An index whose columns begin another one, or the primary key, finds nothing that the other does not. Unique ones stay: they are a promise. */
export const redundantIndex: Rule = {
  name: 'redundant-index',
  dialects: rowStores,
  propose: (_, analysis, design) =>
    design.tables.flatMap((table) =>
      table.indexes.flatMap((index) => {
        const better = otherOf(table, index);
        if (better === null) return [];
        const { rows } = tableSize(analysis, table);
        const typeOf = (column: string) => table.columns.find(({ name }) => name === column)?.type ?? '';
        return [
          {
            id: `redundant-index:${table.name}:${index.name}`,
            rule: 'redundant-index',
            title: `The index ${index.name} of ${table.name} is not made again`,
            what: `Its columns (${index.columns.join(', ')}) begin ${better}, which finds the same rows.`,
            why: { queryIds: [], weightSeconds: 0, evidence: [`${better} begins with the same columns`] },
            change: {
              tables: [{ ...table, indexes: table.indexes.filter((other) => other !== index) }],
              removedTables: [],
              queries: [],
            },
            proof: 'construction' as const,
            assumes: [],
            saving: { seconds: 0, method: 'scanned bytes' },
            cost: {
              storageBytes:
                -rows * index.columns.reduce((sum, column) => sum + columnBytes(typeOf(column)), 8),
              freshness: null,
            },
            rollback: `CREATE INDEX ${index.name} on ${index.columns.join(', ')}.`,
            precomputes: false,
          },
        ];
      }),
    ),
};

/** What begins with the index's columns, in words; of two that are the same the later one is redundant. */
function otherOf({ primaryKey, indexes }: DesignTable, index: DesignIndex): string | null {
  if (index.unique || index.include.length > 0) return null;
  const begins = (columns: readonly string[]) => index.columns.every((column, at) => columns[at] === column);
  if (primaryKey && begins(primaryKey)) return 'the primary key';
  const better = indexes.find(
    (other, at) =>
      other !== index &&
      begins(other.columns) &&
      (other.columns.length > index.columns.length || at < indexes.indexOf(index)),
  );
  return better?.name ?? null;
}
