import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CallOptions } from '../../ports/call-options.ts';
import type { Dialect } from '../../ports/dialect.ts';
import { throwIfAborted } from '../../shared/throw-if-aborted.ts';
import type { AdvisorPayload, PayloadQuery } from '../payload/advisor-payload.ts';
import { findLeniency } from '../payload/find-leniency.ts';
import { guessDialect } from '../payload/guess-dialect.ts';
import { repairStatement } from '../payload/repair-statement.ts';
import { fingerprintTree } from '../syntax/fingerprint-tree.ts';
import { spliceText } from '../syntax/splice-text.ts';
import type { Syntax } from '../syntax/syntax.ts';
import type { Analysis, AnalysisIssue, SourceQuery, SourceTable, TableName } from './analysis.ts';
import { bindQuery } from './bind-query.ts';
import { createTableIndex } from './create-table-index.ts';
import type { OrderOptions } from './is-total-order.ts';
import { queryFacts } from './query-facts.ts';
import { readDdl } from './read-ddl.ts';
import { uniqueKeysOf } from './unique-keys-of.ts';
import { workloadFacts } from './workload-facts.ts';

export interface AnalyzeOptions extends CallOptions {
  /** @defaultValue guessed from the DDL */
  readonly dialect?: Dialect | undefined;
  /** Where unqualified names are looked up. @defaultValue what most of the DDL names */
  readonly catalog?: string | null | undefined;
  readonly schema?: string | null | undefined;
}

/** Reads a payload: its tables, its queries bound to them, and what the log as a whole does. Gives way to other work while it runs. */
export async function analyzePayload(
  { syntax }: { readonly syntax: Syntax },
  payload: Pick<AdvisorPayload, 'ddl' | 'queries'>,
  options: AnalyzeOptions = {},
): Promise<Analysis> {
  const dialect = options.dialect ?? guessDialect(payload.ddl.map(({ statement }) => statement));
  const ddl = readDdl({ syntax }, payload.ddl, { dialect });
  const catalog = options.catalog ?? mostCommon(ddl.tables.map((table) => table.catalog));
  const schema = options.schema ?? mostCommon(ddl.tables.map((table) => table.schema));
  const tables = completed(ddl.tables, { catalog, schema, dialect });
  const issues: AnalysisIssue[] = [...ddl.issues];
  const findTable = createTableIndex(tables, { dialect, catalog, schema });
  const order: OrderOptions = {
    dialect,
    keysOf: (table) => uniqueKeysOf(tables.find((candidate) => samePath(candidate, table))),
  };
  const context: QueryContext = { syntax, dialect, findTable, order };
  const medianSeconds = median(
    payload.queries.flatMap(({ executiontime }) => secondsOf(executiontime) ?? []),
  );
  const queries: SourceQuery[] = [];
  const firstByPrint = new Map<string, string>();
  for (const [index, query] of onlyOnce(payload.queries, issues).entries()) {
    if (index % 16 === 15) {
      await nextTurn();
      throwIfAborted(options.signal);
    }
    const { print, ...source } = readQuery(context, query, medianSeconds);
    const duplicateOf = print === null ? null : (firstByPrint.get(print) ?? null);
    if (print !== null && duplicateOf === null) firstByPrint.set(print, source.id);
    queries.push({ ...source, duplicateOf });
    for (const message of source.faults) issues.push({ at: source.id, message });
  }
  return { dialect, catalog, schema, tables, queries, workload: workloadFacts(tables, queries), issues };
}

interface QueryContext {
  readonly syntax: Syntax;
  readonly dialect: Dialect;
  readonly findTable: ReturnType<typeof createTableIndex<SourceTable>>;
  readonly order: OrderOptions;
}

type ReadQuery = Omit<SourceQuery, 'duplicateOf'> & { readonly print: string | null };

function readQuery(
  { syntax, dialect, findTable, order }: QueryContext,
  { queryid, query, runquantity, executiontime }: PayloadQuery,
  medianSeconds: number,
): ReadQuery {
  const seconds = secondsOf(executiontime);
  const common = {
    id: queryid,
    text: query,
    runs: runquantity,
    seconds,
    weightSeconds: runquantity * (seconds ?? medianSeconds),
  };
  const faults: string[] = [];
  const read = (text: string) => {
    const leniency = findLeniency(text);
    if (leniency !== null) {
      if (faults.length === 0) faults.push(leniency);
      return null;
    }
    const parsed = syntax.parseOne(text, dialect);
    if (!parsed.ok) {
      if (faults.length === 0) faults.push(`It cannot be read: ${withoutText(parsed.fault.message)}`);
      return null;
    }
    const binding = bindQuery(parsed.tree, { dialect, findTable });
    if (binding.faults.length === 0) return binding;
    if (faults.length === 0) faults.push(...new Set(binding.faults));
    return null;
  };
  const repaired = repairStatement({ syntax }, query, read, { dialect, kind: 'query' });
  if (!repaired) return { ...common, sql: null, repairs: [], faults, facts: null, print: null };
  const sql = spliceText(repaired.text, repaired.read.edits);
  const again = syntax.parseOne(sql, dialect);
  return {
    ...common,
    sql,
    repairs: repaired.repairs,
    faults: [],
    facts: queryFacts(repaired.read, order),
    print: again.ok ? fingerprintTree(again.tree, dialect) : null,
  };
}

/** A parser repeats the text it stumbled over, and a report is read by others than who wrote the query. */
function withoutText(message: string): string {
  return message.replace(/\s*near \[[\s\S]*$/, '');
}

/** A name given twice would come back twice: the first one counts. */
function onlyOnce(queries: readonly PayloadQuery[], issues: AnalysisIssue[]): readonly PayloadQuery[] {
  const seen = new Set<string>();
  return queries.filter(({ queryid }) => {
    if (!seen.has(queryid)) return seen.add(queryid);
    issues.push({ at: queryid, message: 'The query id is given twice; the first query counts.' });
    return false;
  });
}

function completed(
  tables: readonly SourceTable[],
  { catalog, schema, dialect }: { catalog: string | null; schema: string | null; dialect: Dialect },
): readonly SourceTable[] {
  const hasCatalogs = dialect === 'trino' || dialect === 'duckdb' || dialect === 'tsql';
  return tables.map((table) => ({
    ...table,
    catalog: table.catalog ?? (hasCatalogs ? catalog : null),
    schema: table.schema ?? schema,
    foreignKeys: table.foreignKeys.map(({ columns, references }) => ({
      columns,
      references: {
        ...references,
        catalog: references.catalog ?? (hasCatalogs ? catalog : null),
        schema: references.schema ?? table.schema ?? schema,
      },
    })),
  }));
}

function mostCommon(names: readonly (string | null)[]): string | null {
  const counts = Map.groupBy(
    names.filter((name) => name !== null),
    (name) => name,
  );
  return [...counts].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? null;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 1;
}

function secondsOf(executiontime: number | undefined): number | null {
  return typeof executiontime === 'number' && Number.isFinite(executiontime) ? executiontime : null;
}

function samePath(a: TableName, b: TableName): boolean {
  return a.catalog === b.catalog && a.schema === b.schema && a.name === b.name;
}
