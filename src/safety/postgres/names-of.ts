import { unwrap } from './unwrap.ts';

/** The parts of a qualified name: a list of String nodes. Any other node becomes an empty part, which no list holds. */
export function namesOf(nodes: unknown): string[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.map((node) => {
    const [type, body] = unwrap(node) ?? [];
    return type === 'String' && typeof body?.sval === 'string' ? body.sval : '';
  });
}
