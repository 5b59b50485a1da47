import type { Json } from '../ports/json.ts';

/** JSON text in which the keys of every object are sorted by code unit: equal data gives equal text. */
export function canonicalJson(value: Json): string {
  return JSON.stringify(value, (_key, node: unknown) => (isRecord(node) ? sorted(node) : node));
}

function isRecord(node: unknown): node is Record<string, unknown> {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}

function sorted(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
