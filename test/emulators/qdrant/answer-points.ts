import { setTimeout as delay } from 'node:timers/promises';
import { canonicalId } from './canonical-id.ts';
import { parseBody } from './parse-body.ts';
import { pointFilter } from './point-filter.ts';
import { refuse } from './refuse.ts';
import * as schemas from './request-schemas.ts';
import { selectPayload } from './select-payload.ts';
import type { StoredCollection, StoredPoint } from './stored-collection.ts';
import { unitVector } from './unit-vector.ts';

export interface PointsRequest {
  readonly collection: StoredCollection;
  /** Method and what follows `/collections/{name}/`: `POST points/query`. */
  readonly operation: string;
  readonly body: unknown;
  readonly wait: boolean;
  /** Called with the filter of every request that reads or deletes by one (or without any). */
  readonly checkFilter: (filter: Filter | undefined) => void;
}

type Filter = { readonly must: readonly schemas.FilterCondition[] };

let operations = 0;

/** What `result` is for an operation on points; `undefined` when there is no such operation. */
export function answerPoints(request: PointsRequest): unknown {
  const { collection, operation, body, checkFilter } = request;
  switch (operation) {
    case 'PUT points':
      return upsert(request);
    case 'POST points/delete':
      return remove(request);
    case 'POST points/query':
      return query(request);
    case 'POST points/scroll':
      return scroll(request);
    case 'POST points': {
      const { ids, with_payload, with_vector } = parseBody(schemas.retrievePoints, body);
      const found = ids.flatMap((id) => collection.points.get(canonicalId(id)) ?? []);
      return found.map((point) => record(point, with_payload ?? true, with_vector));
    }
    case 'POST points/count': {
      const { filter } = parseBody(schemas.countPoints, body);
      checkFilter(filter);
      return { count: filtered(collection, filter).length };
    }
    default:
      return undefined;
  }
}

function upsert({ collection, body, wait }: PointsRequest): unknown {
  const { points } = parseBody(schemas.upsertPoints, body);
  const stored = points.map(({ id, vector, payload }) => {
    canonicalId(id);
    checkWidth(collection, vector);
    const kept = collection.distance === 'Cosine' ? unitVector(vector) : Float32Array.from(vector);
    return { id: id as string | number, vector: kept, payload: payload ?? {}, version: operations };
  });
  return applied(wait, () => {
    for (const point of stored) collection.points.set(canonicalId(point.id), point);
  });
}

function remove({ collection, body, wait, checkFilter }: PointsRequest): unknown {
  const selector = parseBody(schemas.deletePoints, body);
  if ('points' in selector) {
    const ids = selector.points.map(canonicalId);
    return applied(wait, () => {
      for (const id of ids) collection.points.delete(id);
    });
  }
  checkFilter(selector.filter);
  return applied(wait, () => {
    for (const { id } of filtered(collection, selector.filter)) collection.points.delete(canonicalId(id));
  });
}

/** Without `wait`, the answer comes before the change. */
function applied(wait: boolean, change: () => void): unknown {
  operations += 1;
  if (wait) change();
  else void delay(100, undefined, { ref: false }).then(change);
  return { operation_id: operations, status: wait ? 'completed' : 'acknowledged' };
}

function query({ collection, body, checkFilter }: PointsRequest): unknown {
  const {
    query: asked,
    filter,
    limit = 10,
    score_threshold,
    with_payload,
  } = parseBody(schemas.queryPoints, body);
  checkWidth(collection, asked);
  checkFilter(filter);
  const vector = collection.distance === 'Cosine' ? unitVector(asked) : Float32Array.from(asked);
  const scored = filtered(collection, filter).map((point) => ({
    point,
    score: product(point.vector, vector),
  }));
  const points = scored
    .filter(({ score }) => score_threshold === undefined || score >= score_threshold)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ point: { id, version, payload }, score }) => ({
      id,
      version,
      score,
      ...selectPayload(payload, with_payload),
    }));
  return { points };
}

function scroll({ collection, body, checkFilter }: PointsRequest): unknown {
  const { filter, limit = 10, offset, with_payload, with_vector } = parseBody(schemas.scrollPoints, body);
  checkFilter(filter);
  const from = offset === undefined || offset === null ? '' : canonicalId(offset);
  const rest = filtered(collection, filter)
    .map((point) => ({ at: canonicalId(point.id), point }))
    .filter(({ at }) => at >= from)
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  const points = rest.slice(0, limit).map(({ point }) => record(point, with_payload ?? true, with_vector));
  return { points, next_page_offset: rest[limit]?.point.id ?? null };
}

function filtered({ points }: StoredCollection, filter: Filter | undefined): readonly StoredPoint[] {
  return [...points.values()].filter(pointFilter(filter?.must ?? []));
}

function record(
  { id, vector, payload }: StoredPoint,
  withPayload: boolean | readonly string[],
  withVector: boolean | undefined,
): unknown {
  return { id, ...selectPayload(payload, withPayload), ...(withVector ? { vector: [...vector] } : {}) };
}

function checkWidth({ size }: StoredCollection, vector: readonly number[]): void {
  if (vector.length === size) return;
  refuse(400, `Wrong input: Vector dimension error: expected dim: ${size}, got ${vector.length}`);
}

function product(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
