import type { SchemaEdge, SchemaModel, SchemaTable } from './schema-model.ts';

/** An edge walked in one direction. */
export interface JoinStep {
  readonly from: SchemaTable;
  readonly to: SchemaTable;
  readonly edge: SchemaEdge;
}

/** How dear it is to join along an edge, lower is preferred; about 1. */
export type EdgeCost = (edge: SchemaEdge) => number;

/**
 * Joins that connect `root` with all of `others`: repeatedly the nearest missing table along its cheapest path
 * (the usual heuristic for Steiner trees). `null` when a table cannot be reached.
 */
export function joinTree(
  model: SchemaModel,
  root: SchemaTable,
  others: readonly SchemaTable[],
  costOf: EdgeCost,
): readonly JoinStep[] | null {
  const inTree = new Set<SchemaTable>([root]);
  const missing = new Set(others.filter((table) => table !== root));
  const steps: JoinStep[] = [];
  while (missing.size > 0) {
    const path = nearest(model, inTree, missing, costOf);
    if (path === null) return null;
    for (const step of path) {
      steps.push(step);
      inTree.add(step.to);
      missing.delete(step.to);
    }
  }
  return steps;
}

function nearest(
  model: SchemaModel,
  from: ReadonlySet<SchemaTable>,
  targets: ReadonlySet<SchemaTable>,
  costOf: EdgeCost,
): readonly JoinStep[] | null {
  const distance = new Map<SchemaTable, number>([...from].map((table) => [table, 0]));
  const via = new Map<SchemaTable, JoinStep>();
  const open = new Set<SchemaTable>(from);
  while (open.size > 0) {
    const table = [...open].reduce((best, next) =>
      (distance.get(next) ?? Infinity) < (distance.get(best) ?? Infinity) ? next : best,
    );
    open.delete(table);
    if (targets.has(table)) return walkBack(table, via);
    for (const step of stepsFrom(model, table)) {
      const cost = (distance.get(table) ?? 0) + costOf(step.edge);
      if (cost >= (distance.get(step.to) ?? Infinity)) continue;
      distance.set(step.to, cost);
      via.set(step.to, step);
      open.add(step.to);
    }
  }
  return null;
}

function stepsFrom(model: SchemaModel, table: SchemaTable): readonly JoinStep[] {
  return model.edges.flatMap((edge): JoinStep[] => {
    if (edge.from === edge.to) return [];
    if (edge.from === table) return [{ from: table, to: edge.to, edge }];
    if (edge.to === table) return [{ from: table, to: edge.from, edge }];
    return [];
  });
}

function walkBack(target: SchemaTable, via: ReadonlyMap<SchemaTable, JoinStep>): readonly JoinStep[] {
  const steps: JoinStep[] = [];
  for (let step = via.get(target); step !== undefined; step = via.get(step.from)) steps.unshift(step);
  return steps;
}
