import { unwrap } from '../../safety/postgres/unwrap.ts';

/** A query without the stars of its own select list, in every part of a union. Stars of queries inside it stay. */
export function withoutStars(query: unknown): unknown {
  const [type, body] = unwrap(query) ?? [];
  if (type !== 'SelectStmt' || body === undefined) return query;
  const { larg, rarg, targetList } = body;
  if (larg !== undefined) {
    return { SelectStmt: { ...body, larg: bodyWithout(larg), rarg: bodyWithout(rarg) } };
  }
  const targets = Array.isArray(targetList) ? targetList : [];
  return { SelectStmt: { ...body, targetList: targets.filter((target) => !isStar(target)) } };
}

/** The parts of a union come without their wrappers. */
function bodyWithout(body: unknown): unknown {
  return unwrap(withoutStars({ SelectStmt: body }))?.[1];
}

function isStar(target: unknown): boolean {
  const [, result] = unwrap(target) ?? [];
  const [type, reference] = unwrap(result?.val) ?? [];
  const fields = type === 'ColumnRef' ? reference?.fields : null;
  return Array.isArray(fields) && unwrap(fields.at(-1))?.[0] === 'A_Star';
}
