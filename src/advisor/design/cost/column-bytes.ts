/** What a value of this type takes when nothing better is known, in bytes. */
export function columnBytes(type: string): number {
  const name = type.toLowerCase();
  return widths.find(([pattern]) => pattern.test(name))?.[1] ?? 20;
}

const widths: readonly (readonly [RegExp, number])[] = [
  [/^(?:bool|tinyint)/, 1],
  [/^smallint/, 2],
  [/^(?:int(?:eger)?\b|int4|mediumint|date\b|real|float4)/, 4],
  [/^(?:bigint|int8|double|float|timestamp|datetime|time)/, 8],
  [/^(?:decimal|numeric)/, 8],
  [/^(?:uuid)/, 16],
  [/^(?:row|map|array|struct|json)|\[\]$/, 60],
  [/^(?:text|blob|clob|varbinary|bytea)/, 40],
];
