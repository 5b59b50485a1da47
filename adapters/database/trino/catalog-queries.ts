import { quotedName, quotedText } from './quoted.ts';

/** Statements that give a catalog's schema. Those in `optional` not every user may run, nor every connector answer. */
export function catalogQueries(catalog: string): {
  readonly required: { readonly tables: string; readonly columns: string };
  readonly optional: {
    readonly tableComments: string;
    readonly columnComments: string;
    readonly materializedViews: string;
  };
} {
  const schema = `${quotedName(catalog)}.information_schema`;
  const name = quotedText(catalog);
  return {
    required: {
      tables: `SELECT table_schema, table_name, table_type FROM ${schema}.tables
        WHERE table_schema <> 'information_schema'`,
      columns: `SELECT table_schema, table_name, column_name, data_type, is_nullable, column_default
        FROM ${schema}.columns WHERE table_schema <> 'information_schema'
        ORDER BY table_schema, table_name, ordinal_position`,
    },
    optional: {
      tableComments: `SELECT schema_name, table_name, comment FROM system.metadata.table_comments
        WHERE catalog_name = ${name} AND schema_name <> 'information_schema' AND comment IS NOT NULL`,
      columnComments: `SELECT table_schem, table_name, column_name, remarks FROM system.jdbc.columns
        WHERE table_cat = ${name} AND table_schem <> 'information_schema' AND remarks IS NOT NULL`,
      materializedViews: `SELECT schema_name, name FROM system.metadata.materialized_views
        WHERE catalog_name = ${name}`,
    },
  };
}
