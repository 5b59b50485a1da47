import type {
  ColumnReference,
  ColumnUse,
  SourceQuery,
  SourceTable,
  TableName,
  WorkloadFacts,
} from './analysis.ts';

/** What the whole log reads, weighted by the seconds each query costs. */
export function workloadFacts(
  tables: readonly SourceTable[],
  queries: readonly SourceQuery[],
): WorkloadFacts {
  const read = new Map<string, { table: TableName; queries: number; scans: number; weightSeconds: number }>();
  const columns = new Map<
    string,
    { reference: ColumnReference; roles: Set<ColumnUse['role']>; weightSeconds: number }
  >();
  const joins = new Map<string, WorkloadFacts['joins'][number]>();
  for (const { facts, weightSeconds } of queries) {
    if (!facts) continue;
    for (const [key, scans] of Map.groupBy(facts.scans, keyOfTable)) {
      const [table] = scans;
      if (!table) continue;
      const entry = read.get(key) ?? { table, queries: 0, scans: 0, weightSeconds: 0 };
      read.set(key, {
        ...entry,
        queries: entry.queries + 1,
        scans: entry.scans + scans.length,
        weightSeconds: entry.weightSeconds + weightSeconds,
      });
    }
    for (const [key, uses] of Map.groupBy(facts.columns, keyOfColumn)) {
      const [use] = uses;
      if (!use) continue;
      const { catalog, schema, name, column } = use;
      const entry = columns.get(key) ?? {
        reference: { catalog, schema, name, column },
        roles: new Set(),
        weightSeconds: 0,
      };
      for (const { role } of uses) entry.roles.add(role);
      columns.set(key, { ...entry, weightSeconds: entry.weightSeconds + weightSeconds });
    }
    for (const [key, edges] of Map.groupBy(facts.joins, (edge) => JSON.stringify(edge))) {
      const [edge] = edges;
      if (!edge) continue;
      const entry = joins.get(key) ?? { ...edge, queries: 0, weightSeconds: 0 };
      joins.set(key, {
        ...entry,
        queries: entry.queries + 1,
        weightSeconds: entry.weightSeconds + weightSeconds,
      });
    }
  }
  const stars = new Set(
    queries.flatMap(({ sql, facts }) =>
      sql && /\*/.test(sql.replace(/count\(\s*\*\s*\)/gi, '')) ? (facts?.scans.map(keyOfTable) ?? []) : [],
    ),
  );
  return {
    totalSeconds: queries.reduce((sum, { weightSeconds }) => sum + weightSeconds, 0),
    tables: byWeight([...read.values()].map(({ table, ...rest }) => ({ ...table, ...rest }))),
    columns: byWeight(
      [...columns.values()].map(({ reference, roles, weightSeconds }) => ({
        ...reference,
        roles: [...roles].sort(),
        weightSeconds,
      })),
    ),
    joins: byWeight([...joins.values()]),
    unusedTables: tables
      .filter((table) => !read.has(keyOfTable(table)))
      .map(({ catalog, schema, name }) => ({ catalog, schema, name })),
    unusedColumns: tables
      .filter((table) => read.has(keyOfTable(table)) && !stars.has(keyOfTable(table)))
      .flatMap(({ catalog, schema, name, columns: own }) =>
        own
          .map((column) => ({ catalog, schema, name, column: column.name }))
          .filter((reference) => !columns.has(keyOfColumn(reference))),
      ),
  };
}

function byWeight<Entry extends { readonly weightSeconds: number }>(
  entries: readonly Entry[],
): readonly Entry[] {
  return entries.toSorted((a, b) => b.weightSeconds - a.weightSeconds);
}

function keyOfTable({ catalog, schema, name }: TableName): string {
  return JSON.stringify([catalog, schema, name]);
}

function keyOfColumn({ column, ...table }: ColumnReference): string {
  return `${keyOfTable(table)} ${column}`;
}
