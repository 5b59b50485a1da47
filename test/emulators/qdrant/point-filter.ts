import { canonicalId } from './canonical-id.ts';
import type { FilterCondition } from './request-schemas.ts';
import type { StoredPoint } from './stored-collection.ts';

/** A test of whether a point meets all conditions. */
export function pointFilter(conditions: readonly FilterCondition[]): (point: StoredPoint) => boolean {
  const tests = conditions.map((condition): ((point: StoredPoint) => boolean) => {
    if ('has_id' in condition) {
      const ids = new Set(condition.has_id.map(canonicalId));
      return ({ id }) => ids.has(canonicalId(id));
    }
    const { key, match } = condition;
    const wanted = new Set<unknown>('any' in match ? match.any : [match.value]);
    return ({ payload }) => wanted.has(payload[key]);
  });
  return (point) => tests.every((test) => test(point));
}
