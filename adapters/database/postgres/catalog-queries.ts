/**
 * What of pg_catalog makes a catalog: a few queries over whole system tables, joined in this process. One query that
 * joins columns with defaults and comments takes twice as long, information_schema minutes.
 */
export const catalogQueries = {
  place: `
    SELECT current_database(), array_to_json(current_schemas(false))`,

  /**
   * Relations the role may read at least one column of. Not the partitions of a partitioned table (it stands for them), what
   * extensions brought along, nor system schemas, whose names begin with pg_.
   */
  relations: `
    SELECT c.oid, n.nspname, c.relname, c.relkind, d.description,
      CASE
        WHEN c.relkind = 'v' THEN NULL
        WHEN c.relkind = 'p' AND c.reltuples < 0 THEN (
          SELECT CASE WHEN min(leaf.reltuples) >= 0 THEN sum(leaf.reltuples) END
          FROM pg_partition_tree(c.oid) part JOIN pg_catalog.pg_class leaf ON leaf.oid = part.relid
          WHERE part.isleaf)
        WHEN c.reltuples >= 0 THEN c.reltuples
      END::float8,
      has_table_privilege(c.oid, 'SELECT')
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_catalog.pg_description d
      ON d.objoid = c.oid AND d.classoid = 'pg_catalog.pg_class'::regclass AND d.objsubid = 0
    WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f') AND NOT c.relispartition
      AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      AND has_schema_privilege(n.oid, 'USAGE') AND has_any_column_privilege(c.oid, 'SELECT')
      AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_depend e
        WHERE e.classid = 'pg_catalog.pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')`,

  columns: `
    SELECT a.attrelid, a.attnum, a.attname, a.atttypid, a.atttypmod, a.attnotnull, a.attidentity, a.attgenerated
    FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'v', 'm', 'p', 'f') AND NOT c.relispartition
      AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`,

  /** Not of partitioned indexes, which inherit as well. */
  inheritance: `
    SELECT i.inhparent, c.oid, n.nspname, c.relname
    FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'f')`,

  domains: `
    SELECT oid, typbasetype, typnotnull FROM pg_catalog.pg_type WHERE typtype = 'd'`,

  enums: `
    SELECT enumtypid, json_agg(enumlabel ORDER BY enumsortorder) FROM pg_catalog.pg_enum GROUP BY enumtypid`,

  defaults: `
    SELECT d.adrelid, d.adnum, pg_get_expr(d.adbin, d.adrelid)
    FROM pg_catalog.pg_attrdef d JOIN pg_catalog.pg_class c ON c.oid = d.adrelid
    WHERE NOT c.relispartition`,

  columnComments: `
    SELECT objoid, objsubid, description FROM pg_catalog.pg_description
    WHERE classoid = 'pg_catalog.pg_class'::regclass AND objsubid > 0`,

  /** Those a partitioned table hands down have a parent. */
  constraints: `
    SELECT k.conrelid, k.conname, k.contype, array_to_json(k.conkey), k.confrelid, array_to_json(k.confkey), k.conindid,
      CASE WHEN k.contype = 'c' THEN pg_get_expr(k.conbin, k.conrelid) END
    FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
    WHERE k.contype IN ('p', 'u', 'f', 'c') AND k.conparentid = 0 AND NOT c.relispartition`,

  /** The key's columns by number; 0 stands for an expression, whose text is in the next column. */
  indexes: `
    SELECT i.indrelid, i.indexrelid, x.relname, i.indisunique, array_to_json(i.indkey::int2[]), i.indnkeyatts,
      CASE WHEN i.indexprs IS NOT NULL THEN (
        SELECT json_object_agg(position, pg_get_indexdef(i.indexrelid, position, false))
        FROM generate_series(1, i.indnkeyatts) position) END,
      pg_get_expr(i.indpred, i.indrelid)
    FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE i.indisvalid AND NOT c.relispartition AND n.nspname !~ '^pg_'`,
} as const;

/** Columns the role may read of the tables that it may not read whole. */
export function readableColumnsQuery(tableOids: readonly string[]): string {
  return `
    SELECT attrelid, attnum FROM pg_catalog.pg_attribute
    WHERE attrelid IN (${tableOids.join(', ')}) AND attnum > 0 AND has_column_privilege(attrelid, attnum, 'SELECT')`;
}

/** The spelling of each type and modifier, pairs of numbers, that a column has. */
export function typesQuery(pairs: readonly string[]): string {
  return `
    SELECT type, modifier, format_type(type, modifier)
    FROM (VALUES ${pairs.join(', ')}) used (type, modifier)`;
}
