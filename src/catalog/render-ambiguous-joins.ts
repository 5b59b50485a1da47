import type { Dialect } from '../ports/dialect.ts';
import type { AmbiguousJoin, ContextRelation, SchemaContext } from '../ports/schema-context.ts';
import { renderName } from './render-name.ts';
import { tableKey } from './table-key.ts';

/** Lines written at most; the pairs of the best tables come first. */
const maxLines = 8;

/**
 * A line for each pair of tables that can be joined in several ways.
 *
 * ```text
 * orders - addresses: billing_address_id | shipping_address_id
 * customers - products: by way of orders | reviews
 * ```
 */
export function renderAmbiguousJoins(
  { tables, ambiguousJoins = [] }: Pick<SchemaContext, 'tables' | 'ambiguousJoins'>,
  dialect: Dialect,
): readonly string[] {
  const shown = new Map(tables.map((table) => [tableKey(table.schema, table.name), table]));
  const nameOf = ({ schema, table }: ContextRelation['from']): string => {
    const bare = renderName(table, dialect);
    const known = shown.get(tableKey(schema, table));
    return known && known.reference !== known.name ? `${renderName(schema, dialect)}.${bare}` : bare;
  };
  return ambiguousJoins.slice(0, maxLines).map(({ ways }) => renderJoin(ways, nameOf, dialect));
}

function renderJoin(
  ways: AmbiguousJoin['ways'],
  nameOf: (end: ContextRelation['from']) => string,
  dialect: Dialect,
): string {
  const [first = []] = ways;
  const [key] = first;
  if (first.length === 1 && key) {
    const keys = ways.flatMap(([relation]) => relation ?? []);
    const oneSided = keys.every(({ from }) => nameOf(from) === nameOf(key.from));
    const written = keys.map(({ from }) => {
      const columns = from.columns.map((column) => renderName(column, dialect));
      return oneSided ? columns.join(', ') : columns.map((column) => `${nameOf(from)}.${column}`).join(', ');
    });
    return `${nameOf(key.from)} - ${nameOf(key.to)}: ${written.join(' | ')}`;
  }
  const chains = ways.map((way) => chainOf(way.map(({ from, to }) => [nameOf(from), nameOf(to)])));
  const [start = [], end = []] = [chains[0]?.slice(0, 1), chains[0]?.slice(-1)];
  const between = chains.map((chain) => chain.slice(1, -1).join(' + '));
  return `${start} - ${end}: by way of ${between.join(' | ')}`;
}

/** The tables in the order in which their relations lead from one to the next. */
function chainOf(steps: readonly (readonly string[])[]): readonly string[] {
  const [first = [], second] = steps;
  const shared = first.find((name) => second?.includes(name));
  const chain = [first.find((name) => name !== shared) ?? ''];
  for (const step of steps) chain.push(step.find((name) => name !== chain.at(-1)) ?? '');
  return chain;
}
