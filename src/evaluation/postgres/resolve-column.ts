import type { CatalogTable } from '../../ports/catalog.ts';
import { namesOf } from '../../safety/postgres/names-of.ts';
import { unwrap } from '../../safety/postgres/unwrap.ts';
import { columnOfSource } from './column-of-source.ts';
import type { GoldScope, GoldSource, GoldWalk } from './gold-scope.ts';

/** Notes what a reference means: `column`, `alias.column`, `schema.table.column`, `*`, `alias.*`. */
export function resolveColumn(fields: unknown, scope: GoldScope, walk: GoldWalk): void {
  if (!Array.isArray(fields)) return;
  const isStar = unwrap(fields.at(-1))?.[0] === 'A_Star';
  const names = namesOf(isStar ? fields.slice(0, -1) : fields);
  if (isStar) addStar(names, scope, walk);
  else if (names.length === 1) addBare(names[0] ?? '', scope, walk);
  else addQualified(names, scope, walk);
}

function addStar(qualifier: readonly string[], scope: GoldScope, walk: GoldWalk): void {
  const source = qualifier.length === 0 ? null : findSource(qualifier, scope);
  for (const { table } of qualifier.length === 0 ? scope.sources : source ? [source] : []) {
    for (const { name } of table?.columns ?? []) addKnown(table, name, walk);
  }
}

/** The innermost query that has such a column; USING makes one name stand for several. */
function addBare(name: string, scope: GoldScope, walk: GoldWalk): void {
  for (let at: GoldScope | null = scope; at !== null; at = at.parent) {
    const found = at.sources.flatMap((source) => {
      const column = columnOfSource(source, name);
      return column === null ? [] : [{ table: source.table, column }];
    });
    for (const { table, column } of found) addKnown(table, column, walk);
    const isElsewhere = at.sources.some((source) => source.alias === name || mayHold(source, name));
    if (found.length > 0 || isElsewhere || at.aliases.has(name)) return;
  }
  if (!systemColumns.has(name)) walk.problems.push(`no table that it reads has a column ${name}`);
}

function addQualified(names: readonly string[], scope: GoldScope, walk: GoldWalk): void {
  const source = findSource(names.slice(0, -1), scope);
  const name = names.at(-1) ?? '';
  const column = source === null ? null : columnOfSource(source, name);
  if (source !== null && column !== null) addKnown(source.table, column, walk);
  else if (source?.table && !systemColumns.has(name)) {
    walk.problems.push(`the table ${source.table.name} has no column ${name}`);
  }
}

/** By alias, or by `schema.table`. */
function findSource(qualifier: readonly string[], scope: GoldScope): GoldSource | null {
  const [schema, name] = qualifier.slice(-2);
  for (let at: GoldScope | null = scope; at !== null; at = at.parent) {
    const found = at.sources.find((source) =>
      name === undefined
        ? source.alias === schema
        : source.table?.schema === schema && source.table?.name === name,
    );
    if (found !== undefined) return found;
  }
  return null;
}

function mayHold(source: GoldSource, name: string): boolean {
  return source.table === null && (source.columns === null || source.columns.has(name));
}

function addKnown(table: CatalogTable | null, column: string, walk: GoldWalk): void {
  if (table !== null) walk.collector.addColumn(table, column);
}

const systemColumns: ReadonlySet<string> = new Set(['ctid', 'tableoid', 'xmin', 'xmax', 'cmin', 'cmax']);
