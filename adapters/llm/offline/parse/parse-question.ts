import { assembleQuery } from '../assemble/assemble-query.ts';
import type { Query } from '../ir/query.ts';
import { isClosedClass } from '../lexicon/closed-class.ts';
import type { Item } from '../link/item.ts';
import { wordSimilarity } from '../link/word-similarity.ts';
import { rankTopByFigure } from '../rules/rank-top-by-figure.ts';
import { readConditions } from '../rules/read-conditions.ts';
import { readGroups } from '../rules/read-groups.ts';
import { readNegation } from '../rules/read-negation.ts';
import { readOrder } from '../rules/read-order.ts';
import { readProjections } from '../rules/read-projections.ts';
import { readRatio } from '../rules/read-ratio.ts';
import { readSuperlatives } from '../rules/read-superlatives.ts';
import type { EdgeCost } from '../schema/join-tree.ts';
import type { SchemaEdge, SchemaModel, SchemaTable } from '../schema/schema-model.ts';
import { coverageDoubts } from './coverage-doubts.ts';
import { focusOf } from './focus-of.ts';
import type { Doubt, ParseState, Scope } from './parse-state.ts';
import { projectionZones } from './projection-zones.ts';
import { roleOf } from './role-of.ts';

/** Of several keys to one table, the one that is meant when nothing is said. */
const USUAL: ReadonlySet<string> = new Set(['current', 'main', 'primary', 'default', 'home']);

export interface Parse {
  readonly query: Query | null;
  readonly costOf: EdgeCost;
  readonly doubts: readonly Doubt[];
}

/** One reading of the question over one choice of links. */
export function parseQuestion(items: readonly Item[], model: SchemaModel): Parse {
  const { head, focus } = focusOf(items);
  const state: ParseState = {
    model,
    items,
    used: items.map(() => false),
    head,
    focus,
    costOf: edgeCost(items),
    zones: projectionZones(items),
    draft: {
      projections: [],
      having: [],
      groups: [],
      orderBy: [],
      limit: null,
      distinct: false,
      root: null,
      doubts: [],
      denied: new Set<number>(),
    },
  };
  const main: Scope = {
    from: 0,
    to: items.length,
    subject: head,
    conditions: [],
    tables: new Set<SchemaTable>(),
  };
  readRatio(state, main);
  readOrder(state);
  readNegation(state, main);
  readSuperlatives(state, main);
  readConditions(state, main);
  readGroups(state);
  readProjections(state);
  rankTopByFigure(state);
  mentionTables(state, main);
  const query = assembleQuery(state, main);
  return { query, costOf: state.costOf, doubts: [...state.draft.doubts, ...coverageDoubts(state, query)] };
}

/** Tables that are named but not asked for still take part. */
function mentionTables(state: ParseState, scope: Scope): void {
  for (const [index, item] of state.items.entries()) {
    const table = item.tables[0];
    if (roleOf(item) !== 'table' || table === undefined) continue;
    if (state.draft.denied.has(index)) continue;
    if (state.used[index] !== true || table.score >= 0.9) scope.tables.add(table.table);
    state.used[index] = true;
  }
}

/** Keys whose column is spoken of in the question are the way to join ("permanent address"). */
function edgeCost(items: readonly Item[]): EdgeCost {
  const stems = items
    .flatMap((item) => item.tokens)
    .filter((token) => !isClosedClass(token.lower))
    .map((token) => token.stem);
  return (edge: SchemaEdge) => {
    const words = edge.fromColumns
      .flatMap((column) => column.words)
      .filter((word) => word !== 'id' && !edge.to.words.includes(word));
    const said = words.filter((word) => stems.some((stem) => wordSimilarity(stem, word) >= 0.8)).length;
    const usual = edge.fromColumns.some((column) => column.words.some((word) => USUAL.has(word))) ? 0.01 : 0;
    return 1 - usual + (edge.inferred ? 0.15 : 0) - (words.length === 0 ? 0.02 : (0.4 * said) / words.length);
  };
}
