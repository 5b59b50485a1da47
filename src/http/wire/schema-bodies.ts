import * as z from 'zod';
import { named } from './named.ts';

const key = z.object({ name: z.string().nullable(), columns: z.array(z.string()) });

const relationEnd = z.object({ schema: z.string(), table: z.string(), columns: z.array(z.string()) });

export const relationBody = named(
  'Relation',
  z.object({
    from: relationEnd,
    to: relationEnd,
    inferred: z.boolean().describe('Not declared in the database but inferred from names, types and keys.'),
  }),
);

const tableKind = z.enum([
  'table',
  'view',
  'materialized_view',
  'partitioned_table',
  'foreign_table',
  'virtual_table',
]);

const columnBody = z.object({
  name: z.string(),
  type: z.string(),
  nullable: z.boolean(),
  default: z.string().nullable(),
  generated: z.enum(['stored', 'virtual', 'identity']).nullable(),
  enum_values: z.array(z.string()).nullable(),
  comment: z.string().nullable(),
});

const tableBody = z.object({
  schema: z.string(),
  name: z.string(),
  kind: tableKind,
  comment: z.string().nullable(),
  row_estimate: z.number().nullable(),
  columns: z.array(columnBody),
  primary_key: key.nullable(),
  unique_constraints: z.array(key),
  foreign_keys: z.array(
    z.object({ name: z.string().nullable(), columns: z.array(z.string()), references: relationEnd }),
  ),
  check_constraints: z.array(z.object({ name: z.string().nullable(), expression: z.string() })),
  indexes: z.array(
    z.object({
      name: z.string(),
      unique: z.boolean(),
      columns: z.array(z.string()),
      where: z.string().nullable(),
    }),
  ),
});

export const schemaBody = named(
  'Schema',
  z.object({
    tenant_id: z.string(),
    dialect: z.string(),
    server_version: z.string(),
    database_name: z.string(),
    search_path: z.array(z.string()).describe('Schemas whose tables may be named without their schema.'),
    tables: z.array(tableBody),
    relations: z.array(relationBody),
  }),
);

const contextTable = z.object({
  schema: z.string(),
  name: z.string(),
  reference: z.string().describe('How SQL has to name it, before quoting.'),
  kind: tableKind,
  comment: z.string().nullable(),
  row_estimate: z.number().nullable(),
  primary_key: z.array(z.string()),
  columns: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      nullable: z.boolean(),
      comment: z.string().nullable(),
      enum_values: z.array(z.string()).nullable(),
      score: z.number(),
    }),
  ),
  score: z.number(),
});

export const contextBody = named(
  'Context',
  z.object({
    tables: z.array(contextTable).describe('Most relevant first.'),
    relations: z.array(relationBody),
    ambiguous_joins: z.array(z.object({ ways: z.array(z.array(relationBody)) })).optional(),
    tokens: z.number(),
    complete: z.boolean().describe('The whole schema is shown.'),
  }),
);
