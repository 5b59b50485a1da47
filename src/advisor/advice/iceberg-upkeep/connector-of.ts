import type { Analysis } from '../../analysis/analysis.ts';

/** What the properties of the source's tables say of the connector behind the catalog; `unknown` where they say nothing. */
export function connectorOf({ tables }: Analysis): 'iceberg' | 'other' | 'unknown' {
  const named = new Set(
    tables.flatMap(({ properties }) => Object.keys(properties).map((name) => name.toLowerCase())),
  );
  if (others.some((name) => named.has(name))) return 'other';
  return iceberg.some((name) => named.has(name)) ? 'iceberg' : 'unknown';
}

const iceberg = [
  ...['partitioning', 'sorted_by', 'format_version', 'orc_bloom_filter_columns', 'orc_bloom_filter_fpp'],
  ...['parquet_bloom_filter_columns', 'object_store_layout_enabled', 'max_commit_retry', 'compression_codec'],
];

/** Of Hive, Delta Lake, Hudi and of databases behind Trino. */
const others = [
  ...[
    'partitioned_by',
    'bucketed_by',
    'bucket_count',
    'external_location',
    'transactional',
    'textfile_field_separator',
  ],
  ...['change_data_feed_enabled', 'checkpoint_interval', 'column_mapping_mode', 'primary_key', 'engine'],
];
