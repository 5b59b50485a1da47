import { kindOf } from '../../syntax/kind-of.ts';
import { nodeAs } from '../../syntax/node-as.ts';
import type { CastNode } from '../../syntax/tree/expression-nodes.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import { walkTree } from '../../syntax/walk-tree.ts';
import type { FoundColumn } from './column-finder.ts';
import type { TypeHint } from './type-hint.ts';
import { typeOfCast } from './type-of-cast.ts';
import type { WantedType } from './wanted-type.ts';

type Found = Omit<TypeHint, 'queryId'>;
type Find = (expression: SqlNode | null | undefined) => FoundColumn | null;

/** Casts and functions that make of a column what it could have been from the start. */
export function hintsOfConversion(node: SqlNode, find: Find): readonly Found[] {
  const kind = kindOf(node);
  if (Object.keys(node).length !== 1) return [];
  if (casts.has(kind)) return hintsOfCast(node[kind] as CastNode, find);
  const held = node[kind] as { name?: string; this?: SqlNode; args?: readonly SqlNode[] } | null;
  if (typeof held !== 'object' || held === null) return [];
  const name = kind === 'function' ? String(held.name).toLowerCase() : kind;
  const [first, second] = [held.args?.[0] ?? held.this, held.args?.[1]];
  if (name === 'round')
    return digitsOf(second ?? (node[kind] as SqlNode).decimals) === 2
      ? hintsOfSum(first, 2, 'its sum is rounded to 2 digits', find)
      : [];
  const column = find(first);
  if (!column) return [];
  const evidence = `${name} is called on it`;
  if (column.family === 'text' && toDate.has(name))
    return [
      { ...column, wanted: { kind: 'date' }, by: second === undefined ? 'conversion' : 'format', evidence },
    ];
  if (column.family === 'text' && toMoment.has(name))
    return [
      {
        ...column,
        wanted: { kind: 'timestamp' },
        by: second === undefined ? 'conversion' : 'format',
        evidence,
      },
    ];
  if (column.family === 'whole' && ofSeconds.has(name))
    return [{ ...column, wanted: { kind: 'timestamp' }, by: 'conversion', evidence }];
  if (column.padding !== null && trims.has(name))
    return [
      {
        ...column,
        wanted: { kind: 'text', length: column.padding },
        by: 'conversion',
        evidence: `${name} takes its padding off`,
      },
    ];
  return [];
}

const casts = new Set(['cast', 'try_cast', 'safe_cast']);
const toDate = new Set(['date', 'to_date', 'from_iso8601_date']);
const toMoment = new Set([
  ...['date_parse', 'parse_datetime', 'from_iso8601_timestamp', 'strptime', 'try_strptime', 'str_to_date'],
  ...['to_timestamp', 'str_to_time', 'timestamp'],
]);
const ofSeconds = new Set([
  'from_unixtime',
  'from_unixtime_nanos',
  'to_timestamp',
  'epoch_ms',
  'make_timestamp',
]);
const trims = new Set(['trim', 'rtrim', 'btrim']);

function hintsOfCast({ this: inner, to }: CastNode, find: Find): readonly Found[] {
  const wanted = typeOfCast(to);
  if (!wanted) return [];
  const column = find(inner);
  const evidence = `it is cast to ${to.data_type.replace('_', '').toUpperCase()}`;
  if (column?.family === 'text') return [{ ...column, wanted, by: 'conversion', evidence }];
  if (wanted.kind !== 'decimal' || wanted.scale < 2) return [];
  if (column?.isInexact) return [{ ...column, wanted, by: 'conversion', evidence }];
  return hintsOfSum(inner, wanted.scale, `its sum is cast to a decimal of ${wanted.scale} digits`, find);
}

/** Inexact columns that a sum adds up. */
function hintsOfSum(
  expression: SqlNode | undefined,
  scale: number,
  evidence: string,
  find: Find,
): readonly Found[] {
  const wanted: WantedType = { kind: 'decimal', scale };
  const found: Found[] = [];
  walkTree(expression, (node) => {
    if (node.select) return false;
    const sum = Object.keys(node).length === 1 ? nodeAs(node, 'sum') : null;
    const column = sum && find(sum.this);
    if (column?.isInexact) found.push({ ...column, wanted, by: 'conversion', evidence });
    return true;
  });
  return found;
}

function digitsOf(node: unknown): number | null {
  const literal = typeof node === 'object' && node !== null ? nodeAs(node as SqlNode, 'literal') : null;
  return literal?.literal_type === 'number' ? Number(literal.value) : null;
}
