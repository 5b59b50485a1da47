import { foldName } from '../../syntax/fold-name.ts';
import { nodeAs } from '../../syntax/node-as.ts';
import type { SelectNode } from '../../syntax/tree/query-nodes.ts';
import type { OutputColumn } from '../binding.ts';
import type { Binder } from './binder.ts';
import { findRelation } from './find-relation.ts';
import { lastPart } from './last-part.ts';
import { originOf } from './origin-of.ts';
import type { Scope } from './scope.ts';

/** What a SELECT gives, in order; `null` where a star stands over something unknown. */
export function outputColumns(
  binder: Binder,
  node: SelectNode,
  scope: Scope,
): readonly OutputColumn[] | null {
  const outputs: OutputColumn[] = [];
  for (const expression of node.expressions) {
    const star = nodeAs(expression, 'star');
    if (star) {
      const relations = star.table
        ? [findRelation(lastPart(star.table, binder), scope)?.relation]
        : scope.relations;
      if (star.except?.length || star.replace?.length || star.rename?.length) return null;
      if (!star.table && scope.merged.size > 0) return null;
      for (const relation of relations) {
        if (!relation?.columns) return null;
        outputs.push(...relation.columns);
      }
      continue;
    }
    const alias = nodeAs(expression, 'alias');
    const name = alias?.alias ?? nodeAs(expression, 'column')?.name;
    outputs.push({
      name: name ? foldName(name, binder.dialect) : '',
      origin: originOf(binder, alias?.this ?? expression, scope),
    });
  }
  return outputs;
}
