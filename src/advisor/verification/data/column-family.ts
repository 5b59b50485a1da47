/** What values of a column look like, whatever the engine calls its type. */
export type ColumnFamily =
  | 'whole'
  | 'decimal'
  | 'text'
  | 'boolean'
  | 'date'
  | 'timestamp'
  | 'time'
  /** Arrays, rows, bytes and whatever else: these columns hold nulls. */
  | 'other';

/** Read from a type as DDL writes it. */
export function columnFamily(type: string): ColumnFamily {
  const name = type
    .trim()
    .toLowerCase()
    .replace(/\s*\(.*$/s, '');
  if (/\[\]$|^(?:array|map|row|struct)\b/.test(type.trim().toLowerCase())) return 'other';
  if (/^(?:tiny|small|medium|big|u|huge)?int(?:eger|2|4|8)?\b|^(?:small|big)?serial\b|^long$/.test(name))
    return 'whole';
  if (/^(?:decimal|numeric|dec|double|real|float|number)/.test(name)) return 'decimal';
  if (/^(?:n?var)?char|^n?varchar|^character|^string|^(?:tiny|medium|long)?text|^bpchar/.test(name))
    return 'text';
  if (/^bool/.test(name)) return 'boolean';
  if (name === 'date') return 'date';
  if (/^timestamp|^datetime/.test(name)) return 'timestamp';
  return /^time\b/.test(name) ? 'time' : 'other';
}
