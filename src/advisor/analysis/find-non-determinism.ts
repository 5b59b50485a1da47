import { kindOf } from '../syntax/kind-of.ts';
import { nodeAs } from '../syntax/node-as.ts';
import type { SqlNode } from '../syntax/tree/sql-node.ts';
import { walkTree } from '../syntax/walk-tree.ts';
import type { Binding, BoundSelect } from './binding.ts';
import { isTotalOrder, type OrderOptions } from './is-total-order.ts';

export interface Determinism {
  /** What makes two runs on the same rows differ, in words. */
  readonly nonDeterministic: readonly string[];
  readonly readsClock: boolean;
}

/** What in a query may answer differently on the same rows: chance, the clock, limits and choices without an order. */
export function findNonDeterminism(binding: Binding, options: OrderOptions): Determinism {
  const found = new Set<string>();
  let readsClock = false;
  const inOrderedGroup = new Set<unknown>();
  walkTree(binding.tree, (node) => {
    const name = functionName(node);
    if (name === null) {
      const within = node.within_group as SqlNode | undefined;
      if (within?.this) inOrderedGroup.add(within.this);
      if (node.table_sample) found.add('tablesample');
      return;
    }
    if (random.has(name)) found.add(`${name}()`);
    if (asker.has(name)) found.add(`${name}: depends on who asks`);
    if (clock.has(name)) readsClock = true;
    if (name.startsWith('approx_') || name === 'median_approx') found.add(`${name}: an approximation`);
    if (choosing.has(name)) found.add(`${name}: any of several values`);
    if (listing.has(name) && !hasOrder(node) && !inOrderedGroup.has(node))
      found.add(`${name} without an order`);
  });
  for (const select of binding.selects)
    for (const say of limitFaults(binding, select, options)) found.add(say);
  for (const select of binding.selects)
    for (const say of windowFaults(binding, select, options)) found.add(say);
  return { nonDeterministic: [...found].sort(), readsClock };
}

function functionName(node: SqlNode, kinds: ReadonlySet<string> = words): string | null {
  const keys = Object.keys(node);
  if (keys.length !== 1) return null;
  const kind = kindOf(node);
  const held = node[kind] as { readonly name?: unknown } | null;
  const generic = kind === 'function' || kind === 'aggregate_function';
  const name = generic ? String(held?.name).toLowerCase() : kind;
  return kinds === words && generic ? name : kinds.has(name) ? name : null;
}

const random = new Set(
  `random rand uuid gen_random_uuid uuid_generate_v4 newid shuffle randn random_string nextval setseed
  randomblob generate_uuid`.split(/\s+/),
);
const asker = new Set([
  'current_user',
  'session_user',
  'current_role',
  'user',
  'current_groups',
  'connection_id',
]);
const clock = new Set(
  `current_date current_timestamp current_time localtime localtimestamp now getdate sysdate curdate curtime today
  unix_timestamp clock_timestamp statement_timestamp transaction_timestamp timeofday utc_timestamp utc_date get_current_timestamp
  current_datetime current_timestamp_l_t_z`.split(/\s+/),
);
const choosing = new Set(['arbitrary', 'any_value', 'first', 'last']);
const listing = new Set(
  `array_agg string_agg group_concat listagg list json_agg jsonb_agg json_group_array map_agg multimap_agg`.split(
    /\s+/,
  ),
);
const words = new Set([
  ...random,
  ...asker,
  ...clock,
  ...choosing,
  ...listing,
  'approx_distinct',
  'approx_percentile',
  'approx_quantile',
  'approx_count_distinct',
]);

function hasOrder(node: SqlNode): boolean {
  const held = node[kindOf(node)] as { readonly order_by?: unknown; readonly within_group?: unknown };
  return (
    (Array.isArray(held.order_by) && held.order_by.length > 0) ||
    Boolean(held.within_group) ||
    isObject(held.order_by)
  );
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function limitFaults(binding: Binding, select: BoundSelect, options: OrderOptions): readonly string[] {
  const { node } = select;
  if (!node.limit && !node.fetch && !node.offset && !node.top && !node.distinct_on) return [];
  const order = node.order_by?.expressions ?? [];
  if (order.length === 0) return isOneRow(select) ? [] : ['limit without an order'];
  return isTotalOrder(binding, select, order, options) ? [] : ['limit with ties'];
}

/** Aggregates without a grouping give one row: a limit takes nothing away. */
function isOneRow({ node }: BoundSelect): boolean {
  let aggregates = false;
  walkTree(node.expressions, (inner) => {
    if (inner.select || inner.window_function) return false;
    if (inner.count || inner.sum || inner.avg || inner.min || inner.max) aggregates = true;
    return true;
  });
  return aggregates && !node.group_by;
}

const orderSensitive = new Set([
  'row_number',
  'lag',
  'lead',
  'first_value',
  'last_value',
  'nth_value',
  'ntile',
]);

function windowFaults(binding: Binding, select: BoundSelect, options: OrderOptions): readonly string[] {
  const faults: string[] = [];
  walkTree([select.node.expressions, select.node.qualify], (node) => {
    if (node.select) return false;
    const window = nodeAs(node, 'window_function');
    const name = window && functionName(window.this, orderSensitive);
    if (!window || !name) return true;
    const keys = [
      ...(window.over.order_by ?? []),
      ...(window.over.partition_by ?? []).map((item) => ({ this: item })),
    ];
    if (!isTotalOrder(binding, select, keys, options)) faults.push(`${name}() over an order that may tie`);
    return true;
  });
  return faults;
}
