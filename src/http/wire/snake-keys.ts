type SnakeCase<Text extends string> = Text extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${SnakeCase<Rest>}`
  : '';

/** The same value with its keys as the wire spells them. */
export type SnakeKeys<Value> = Value extends readonly (infer Item)[]
  ? SnakeKeys<Item>[]
  : Value extends object
    ? { -readonly [Key in keyof Value as Key extends string ? SnakeCase<Key> : never]: SnakeKeys<Value[Key]> }
    : Value;

/** The SDK's `camelCase` keys as the wire's `snake_case`, at every depth. Not for objects whose keys are data. */
export function snakeKeys<Value>(value: Value): SnakeKeys<Value> {
  return snaked(value) as SnakeKeys<Value>;
}

function snaked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snaked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [snakeCase(key), snaked(item)]));
}

function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
