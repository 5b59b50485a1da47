import { kindOf } from '../../syntax/kind-of.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import { clauseMutations } from './clause-mutations.ts';
import { literalMutations } from './literal-mutations.ts';
import type { Mutation } from './mutation.ts';

/** By kind of a comparison or connective: what may stand in its place. */
const exchanges: Readonly<Record<string, readonly string[]>> = {
  eq: ['neq', 'gte', 'lte'],
  neq: ['eq'],
  lt: ['lte', 'gt'],
  lte: ['lt', 'gte'],
  gt: ['gte', 'lt'],
  gte: ['gt', 'lte'],
  and: ['or'],
  or: ['and'],
  add: ['sub'],
  sub: ['add'],
  mul: ['div'],
  div: ['mul'],
  null_safe_eq: ['eq'],
  null_safe_neq: ['neq'],
  union: ['intersect'],
  except: ['intersect'],
  intersect: ['except'],
  min: ['max'],
  max: ['min'],
  sum: ['avg', 'max'],
  avg: ['sum', 'max'],
  stddev: ['avg'],
  year: ['month'],
  month: ['day'],
  lower: ['upper'],
};

type Fields = Readonly<Record<string, unknown>>;

/** What a careless hand may put in a node's place. */
export function mutationsOf(node: SqlNode): readonly Mutation[] {
  const keys = Object.keys(node);
  const kind = kindOf(node);
  const content = node[kind];
  if (keys.length !== 1) return clauseMutations(node);
  if (typeof content !== 'object' || content === null) return [];
  const fields = content as Fields;
  return [
    ...(exchanges[kind] ?? []).map((other) => ({
      change: `${kind} becomes ${other}`,
      node: { [other]: renamed(fields, other) },
    })),
    ...literalMutations(node),
    ...shapeMutations(kind, fields),
    ...clauseMutations(fields).map((mutation) => ({ ...mutation, node: { [kind]: mutation.node } })),
  ];
}

/** Aggregates hold their own name beside their kind. */
function renamed(fields: Fields, name: string): Fields {
  return 'name' in fields && typeof fields.name === 'string'
    ? { ...fields, name, original_name: name }
    : fields;
}

function shapeMutations(kind: string, fields: Fields): readonly Mutation[] {
  const with_ = (change: string, changed: Fields): Mutation => ({
    change,
    node: { [kind]: { ...fields, ...changed } },
  });
  switch (kind) {
    case 'and':
    case 'or':
      return [
        { change: `${kind} loses its right side`, node: fields.left as SqlNode },
        { change: `${kind} loses its left side`, node: fields.right as SqlNode },
      ];
    case 'not':
      return [{ change: 'not is lost', node: fields.this as SqlNode }];
    case 'is_null':
    case 'exists':
    case 'like':
    case 'i_like':
      return [with_(`${kind} is negated`, { not: fields.not !== true })];
    case 'in':
      return [
        with_('in is negated', { not: fields.not !== true }),
        ...shortened(fields.expressions).map((expressions) => with_('in loses a value', { expressions })),
      ];
    case 'between':
      return [
        with_('between is negated', { not: fields.not !== true }),
        {
          change: 'between leaves out its upper end',
          node: {
            and: {
              left: { gte: { left: fields.this, right: fields.low, ...none } },
              right: { lt: { left: fields.this, right: fields.high, ...none } },
              ...none,
            },
          },
        },
        {
          change: 'between leaves out its lower end',
          node: {
            and: {
              left: { gt: { left: fields.this, right: fields.low, ...none } },
              right: { lte: { left: fields.this, right: fields.high, ...none } },
              ...none,
            },
          },
        },
      ];
    case 'count':
      return [
        ...(fields.star === true
          ? []
          : [with_('count(x) becomes count(*)', { this: null, star: true, distinct: false })]),
        ...(fields.star === true
          ? []
          : [with_('distinct of count flips', { distinct: fields.distinct !== true })]),
      ];
    case 'sum':
    case 'avg':
      return [
        with_('distinct of an aggregate flips', { distinct: fields.distinct !== true }),
        ...(fields.filter ? [with_('the filter of an aggregate is lost', { filter: null })] : []),
      ];
    case 'coalesce': {
      const [first] = (fields.expressions ?? []) as readonly SqlNode[];
      return first ? [{ change: 'coalesce is lost', node: first }] : [];
    }
    case 'union':
    case 'intersect':
    case 'except':
      return [
        ...(kind === 'union' ? [with_('ALL of a union flips', { all: fields.all !== true })] : []),
        { change: `${kind} loses its right side`, node: fields.left as SqlNode },
      ];
    case 'case':
      return [
        ...(fields.else_ ? [with_('ELSE is lost', { else_: null })] : []),
        ...shortened(fields.whens).map((whens) => with_('a WHEN is lost', { whens })),
      ];
    default:
      return [];
  }
}

const none = { left_comments: [], operator_comments: [], trailing_comments: [] };

/** The list without one of its items; never an empty one. */
function shortened(list: unknown): readonly (readonly unknown[])[] {
  if (!Array.isArray(list) || list.length < 2) return [];
  return list.slice(0, 6).map((_, index) => list.toSpliced(index, 1));
}
