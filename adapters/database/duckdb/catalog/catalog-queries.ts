const ofThisFile = 'database_name = current_database() AND NOT internal';

/** What DuckDB's own catalog functions say of the file that is open. */
export const catalogQueries = {
  tables: `SELECT schema_name, table_name, 'table', comment, estimated_size, sql
    FROM duckdb_tables() WHERE ${ofThisFile} AND NOT temporary
    UNION ALL SELECT schema_name, view_name, 'view', comment, NULL, NULL
    FROM duckdb_views() WHERE ${ofThisFile} AND NOT temporary
    ORDER BY ALL`,
  columns: `SELECT schema_name, table_name, column_name, data_type, is_nullable, column_default, comment
    FROM duckdb_columns() WHERE ${ofThisFile} ORDER BY schema_name, table_name, column_index`,
  constraints: `SELECT schema_name, table_name, constraint_type, constraint_name, constraint_column_names, expression,
      referenced_table, referenced_column_names
    FROM duckdb_constraints() WHERE database_name = current_database() AND constraint_type <> 'NOT NULL'
    ORDER BY schema_name, table_name, constraint_index`,
  indexes: `SELECT schema_name, table_name, index_name, is_unique, sql
    FROM duckdb_indexes() WHERE database_name = current_database() ORDER BY schema_name, table_name, index_name`,
} as const;
