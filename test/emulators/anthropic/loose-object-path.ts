/** Where in a JSON schema an object allows other properties, which structured output forbids; `null` when nowhere. */
export function looseObjectPath(schema: unknown, path = '$'): string | null {
  if (typeof schema !== 'object' || schema === null) return null;
  const { type, additionalProperties } = schema as { type?: unknown; additionalProperties?: unknown };
  if ([type].flat().includes('object') && additionalProperties !== false) return path;
  for (const [key, part] of Object.entries(schema)) {
    const inner = looseObjectPath(part, `${path}.${key}`);
    if (inner !== null) return inner;
  }
  return null;
}
