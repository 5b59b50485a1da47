import type { SourceColumn } from '../../../analysis/analysis.ts';
import { nodeAs } from '../../../syntax/node-as.ts';
import type { SqlNode } from '../../../syntax/tree/sql-node.ts';
import type { Design, DesignTable } from '../../design.ts';
import { freeName } from '../../free-name.ts';
import { identifier } from '../../identifier.ts';
import type { RuleDependencies } from '../../rule.ts';

/** The table with the looked-up columns in it; `null` where its filling cannot be extended. */
export function widenTable(
  { syntax }: RuleDependencies,
  design: Design,
  table: DesignTable,
  lookup: DesignTable,
  {
    key,
    lookupKey,
    stored,
  }: { readonly key: string; readonly lookupKey: string; readonly stored: ReadonlyMap<string, string> },
): DesignTable | null {
  const parsed = syntax.parseOne(table.fill, design.dialect);
  const select = parsed.ok ? nodeAs(parsed.tree, 'select') : null;
  const base = nodeAs(select?.from?.expressions[0], 'table');
  const [source] = lookup.sources;
  if (!select || !base || !source) return null;
  const main = base.alias ?? identifier('base_row');
  const alias = identifier(
    freeName(
      'lookup',
      select.joins.map(({ this: joined }) => nodeAs(joined, 'table')?.alias?.name ?? ''),
    ),
  );
  const column = (owner: typeof main, name: string): SqlNode => ({
    column: { name: identifier(name), table: owner, join_mark: false, trailing_comments: [] },
  });
  const own = select.expressions.map((expression) => {
    const plain = nodeAs(expression, 'column');
    return plain && !plain.table ? { column: { ...plain, table: main } } : expression;
  });
  // The key may itself have been looked up before.
  const before = select.expressions.map((expression) => nodeAs(expression, 'alias'));
  const looked = before.find((held) => held?.alias.name === key)?.this ?? column(main, key);
  const added = [...stored].map(([name, as]) => ({
    alias: {
      this: column(alias, name),
      alias: identifier(as),
      column_aliases: [],
      alias_explicit_as: true,
      pre_alias_comments: [],
      trailing_comments: [],
    },
  }));
  const joined: SqlNode = {
    table: {
      ...base,
      name: identifier(source.name),
      schema: source.schema === null ? null : identifier(source.schema),
      catalog: source.catalog === null ? null : identifier(source.catalog),
      alias,
      alias_explicit_as: true,
    },
  };
  const join = {
    this: joined,
    on: {
      eq: {
        left: looked,
        right: column(alias, lookupKey),
        left_comments: [],
        operator_comments: [],
        trailing_comments: [],
      },
    },
    using: [],
    kind: 'Left',
    use_inner_keyword: false,
    use_outer_keyword: false,
    deferred_condition: false,
    join_hint: null,
    match_condition: null,
    pivots: [],
    comments: [],
    nesting_group: 0,
    directed: false,
  };
  const tree: SqlNode = {
    select: {
      ...select,
      expressions: [...own, ...added],
      from: { ...select.from, expressions: [{ table: { ...base, alias: main, alias_explicit_as: true } }] },
      joins: [...select.joins, join],
    },
  };
  const printed = syntax.print(tree, design.dialect);
  if (!printed.ok) return null;
  const columns = [...stored].flatMap(([name, as]) => {
    const found = typeOf(lookup, name);
    return found ? [{ ...found, name: as, nullable: true }] : [];
  });
  return {
    ...table,
    columns: [...table.columns, ...columns],
    fill: printed.sql,
    sources: [
      ...table.sources,
      ...lookup.sources.filter(({ name }) => !table.sources.some((other) => other.name === name)),
    ],
    kind: 'denormalised',
  };
}

function typeOf({ columns }: DesignTable, name: string): SourceColumn | undefined {
  return columns.find((column) => column.name === name);
}
