import type { SourceColumn, TableName } from '../analysis/analysis.ts';
import { bindQuery } from '../analysis/bind-query.ts';
import type { Binding } from '../analysis/binding.ts';
import { createTableIndex } from '../analysis/create-table-index.ts';
import type { Syntax } from '../syntax/syntax.ts';
import type { Design, DesignTable } from './design.ts';

/** A design whose queries have been parsed and bound to its own tables. */
export interface ReadDesign {
  /** Bound when they are first asked for. */
  readonly queries: readonly ReadDesignQuery[];
  /** Binds another query of the design; `null` when it cannot be read or bound. */
  readonly bind: (sql: string) => Binding | null;
  /** The design's table that a relation of a binding stands for. */
  readonly tableOf: (name: TableName) => DesignTable | null;
}

export interface ReadDesignQuery {
  readonly queryId: string;
  readonly sql: string;
  readonly binding: Binding;
}

const read = new WeakMap<Design, ReadDesign>();

/** Trees by text: a design differs from the one before in few of its queries. */
const trees = new Map<string, ReturnType<Syntax['parseOne']>>();
const mostTrees = 4_000;

function parsedOnce(syntax: Syntax, sql: string, dialect: Design['dialect']): ReturnType<Syntax['parseOne']> {
  const key = `${dialect} ${sql}`;
  const known = trees.get(key);
  if (known) return known;
  const parsed = syntax.parseOne(sql, dialect);
  if (trees.size >= mostTrees) trees.clear();
  trees.set(key, parsed);
  return parsed;
}

/** Reads a design once. Queries that came in broken are not among its queries. */
export function readDesign({ syntax }: { readonly syntax: Syntax }, design: Design): ReadDesign {
  const known = read.get(design);
  if (known) return known;
  const { catalog, schema, dialect } = design;
  const tables = design.tables.map(
    (table): TableName & { columns: readonly SourceColumn[]; table: DesignTable } => ({
      catalog,
      schema,
      name: table.name,
      columns: table.columns,
      table,
    }),
  );
  const byName = new Map(design.tables.map((table) => [table.name, table]));
  const findTable = createTableIndex(tables, { dialect, catalog, schema });
  const bind = (sql: string): Binding | null => {
    const parsed = parsedOnce(syntax, sql, dialect);
    if (!parsed.ok) return null;
    const binding = bindQuery(parsed.tree, { dialect, findTable });
    return binding.faults.length === 0 ? binding : null;
  };
  let queries: readonly ReadDesignQuery[] | null = null;
  const made: ReadDesign = {
    get queries() {
      queries ??= design.queries.flatMap(({ queryId, sql }) => {
        const binding = bind(sql);
        return binding ? [{ queryId, sql, binding }] : [];
      });
      return queries;
    },
    bind,
    tableOf: (name) => (name.schema === schema ? (byName.get(name.name) ?? null) : null),
  };
  read.set(design, made);
  return made;
}
