import type { SyntaxFault } from './syntax.ts';

/**
 * What is wrong with the `WITH (…)` properties of a Trino Iceberg table: unknown names, formats and transforms, columns
 * that the table does not have. The grammar takes any name; the connector does not.
 *
 * Source: Trino's documentation of the Iceberg connector, "Table properties" and "Partitioned tables".
 */
export function findTrinoPropertyFaults(
  properties: Readonly<Record<string, string>>,
  columns: readonly string[],
): readonly SyntaxFault[] {
  const known = new Set(columns.map((column) => column.toLowerCase()));
  return Object.entries(properties).flatMap(([name, value]) =>
    faultsOf(name.toLowerCase(), value, known).map((message) => ({ message, line: null, column: null })),
  );
}

const formats = new Set(['PARQUET', 'ORC', 'AVRO']);
const checks: Readonly<Record<string, (value: string, columns: ReadonlySet<string>) => readonly string[]>> = {
  format: (value) =>
    formats.has(unquoted(value)?.toUpperCase() ?? '')
      ? []
      : [`format must be PARQUET, ORC or AVRO, not ${value}`],
  format_version: (value) => (/^[123]$/.test(value.trim()) ? [] : [`format_version must be 1, 2 or 3`]),
  partitioning: (value, columns) =>
    elementFaults('partitioning', value, (item) => transformFault(item, columns)),
  sorted_by: (value, columns) => elementFaults('sorted_by', value, (item) => sortFault(item, columns)),
  location: (value) => (unquoted(value) === null ? ['location must be a string'] : []),
  orc_bloom_filter_columns: (value, columns) =>
    elementFaults('orc_bloom_filter_columns', value, (item) => columnFault(item, columns)),
  orc_bloom_filter_fpp: (value) =>
    /^0?\.\d+$/.test(value.trim()) ? [] : ['orc_bloom_filter_fpp must be below 1'],
  parquet_bloom_filter_columns: (value, columns) =>
    elementFaults('parquet_bloom_filter_columns', value, (item) => columnFault(item, columns)),
  compression_codec: (value) => (unquoted(value) === null ? ['compression_codec must be a string'] : []),
  max_commit_retry: (value) => (/^\d+$/.test(value.trim()) ? [] : ['max_commit_retry must be a number']),
  object_store_layout_enabled: (value) =>
    /^(true|false)$/i.test(value.trim()) ? [] : ['object_store_layout_enabled must be true or false'],
  delete_after_commit_enabled: (value) =>
    /^(true|false)$/i.test(value.trim()) ? [] : ['delete_after_commit_enabled must be true or false'],
  max_previous_versions: (value) =>
    /^\d+$/.test(value.trim()) ? [] : ['max_previous_versions must be a number'],
  data_location: (value) => (unquoted(value) === null ? ['data_location must be a string'] : []),
};

function faultsOf(name: string, value: string, columns: ReadonlySet<string>): readonly string[] {
  return checks[name]?.(value, columns) ?? [`"${name}" is no table property of Trino's Iceberg connector`];
}

function elementFaults(
  name: string,
  value: string,
  faultOf: (item: string) => string | null,
): readonly string[] {
  const array = /^ARRAY\s*\[([\s\S]*)\]$/i.exec(value.trim())?.[1];
  if (array === undefined) return [`${name} must be ARRAY[…]`];
  const items = array.match(/'(?:[^']|'')*'/g) ?? [];
  if (array.replace(/'(?:[^']|'')*'/g, '').replace(/[\s,]/g, '') !== '') {
    return [`${name} must be an array of strings`];
  }
  return items.flatMap((item) => faultOf(unquoted(item) ?? '') ?? []);
}

function transformFault(item: string, columns: ReadonlySet<string>): string | null {
  const call = /^\s*(\w+)\s*\(\s*([^,()]+?)\s*(?:,\s*(\d+)\s*)?\)\s*$/.exec(item);
  if (!call) return columnFault(item, columns);
  const [, transform = '', column = '', count] = call;
  const name = transform.toLowerCase();
  const needsCount = name === 'bucket' || name === 'truncate';
  if (!needsCount && !['year', 'month', 'day', 'hour'].includes(name)) {
    return `"${transform}" is no partition transform`;
  }
  if (needsCount !== (count !== undefined)) return `"${item}" has the wrong number of arguments`;
  return columnFault(column, columns);
}

function sortFault(item: string, columns: ReadonlySet<string>): string | null {
  return columnFault(item.replace(/\s+(ASC|DESC)?\s*(NULLS\s+(FIRST|LAST))?\s*$/i, ''), columns);
}

function columnFault(item: string, columns: ReadonlySet<string>): string | null {
  const name = item
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .toLowerCase();
  return columns.has(name) ? null : `"${item}" is no column of the table`;
}

function unquoted(value: string): string | null {
  const [, text] = /^'((?:[^']|'')*)'$/.exec(value.trim()) ?? [];
  return text === undefined ? null : text.replaceAll("''", "'");
}
