/**
 * Why strict mode refuses a JSON schema, in the API's words; `null` when it takes it. The rules are those of
 * https://platform.openai.com/docs/guides/structured-outputs#supported-schemas.
 */
export function strictSchemaFault(schema: unknown, path: readonly string[] = []): string | null {
  if (!isRecord(schema))
    return `${at(path)}schema must be a JSON Schema of 'type: "object"', got 'type: "None"'.`;
  if (path.length === 0 && schema.type !== 'object') {
    return `schema must be a JSON Schema of 'type: "object"', got 'type: "${schema.type}"'.`;
  }
  const unsupported = ['oneOf', 'allOf', 'not', 'if', 'patternProperties'].find(
    (keyword) => keyword in schema,
  );
  if (unsupported !== undefined) return `${at(path)}'${unsupported}' is not permitted.`;
  return objectFault(schema, path) ?? partsFault(schema, path);
}

function objectFault(schema: Readonly<Record<string, unknown>>, path: readonly string[]): string | null {
  const types = [schema.type].flat();
  if (!types.includes('object')) return null;
  if (schema.additionalProperties !== false) {
    return `${at(path)}'additionalProperties' is required to be supplied and to be false.`;
  }
  const required = Array.isArray(schema.required) ? schema.required : [];
  const properties = isRecord(schema.properties) ? schema.properties : {};
  const missing = Object.keys(properties).find((name) => !required.includes(name));
  if (missing === undefined) return null;
  return `${at(path)}'required' is required to be supplied and to be an array including every key in properties. Missing '${missing}'.`;
}

function partsFault(schema: Readonly<Record<string, unknown>>, path: readonly string[]): string | null {
  const parts: [string, unknown][] = [];
  for (const keyword of ['properties', '$defs']) {
    const named = schema[keyword];
    if (!isRecord(named)) continue;
    for (const [name, part] of Object.entries(named)) parts.push([`${keyword}', '${name}`, part]);
  }
  if ('items' in schema) parts.push(['items', schema.items]);
  if (Array.isArray(schema.anyOf)) {
    for (const [index, part] of schema.anyOf.entries()) parts.push([`anyOf', '${index}`, part]);
  }
  for (const [step, part] of parts) {
    const fault = strictSchemaFault(part, [...path, step]);
    if (fault !== null) return fault;
  }
  return null;
}

function at(path: readonly string[]): string {
  if (path.length === 0) return 'In context=(), ';
  return `In context=(${path.map((step) => `'${step}'`).join(', ')}), `;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
