import type { Dialect } from '../../ports/dialect.ts';
import { foldName } from '../syntax/fold-name.ts';
import type { Syntax } from '../syntax/syntax.ts';
import type { Identifier, SqlNode } from '../syntax/tree/sql-node.ts';
import { addConstraint, type TableDraft } from './add-constraint.ts';
import type { SourceColumn } from './analysis.ts';
import { readName } from './read-name.ts';
import { typeTexts } from './type-texts.ts';

interface ColumnDefinition {
  readonly name: Identifier;
  readonly nullable: boolean | null;
  readonly primary_key: boolean;
  readonly unique: boolean;
  readonly comment: unknown;
  readonly constraints: readonly SqlNode[];
}

/** One CREATE TABLE as data, or what is wrong with it in words. */
export function readCreateTable(
  { syntax }: { readonly syntax: Syntax },
  statement: string,
  { dialect }: { readonly dialect: Dialect },
): TableDraft | string {
  const parsed = syntax.parseOne(statement, dialect);
  const tokens = syntax.tokenize(statement, dialect);
  if (!parsed.ok || !tokens) return 'It cannot be read.';
  const create = parsed.tree.create_table as {
    readonly name: Parameters<typeof readName>[0];
    readonly columns: readonly ColumnDefinition[];
    readonly constraints: readonly SqlNode[];
    readonly with_properties?: readonly (readonly [string, string])[];
    readonly properties?: readonly SqlNode[];
    readonly as_select?: unknown;
  };
  const { key, ...name } = readName(create.name, dialect);
  if (create.columns.length === 0) {
    return create.as_select
      ? 'A table made from a query (CREATE TABLE AS) does not say its columns; give its definition.'
      : 'The table has no columns.';
  }
  const types = typeTexts(
    statement,
    tokens,
    create.columns.map((column) => column.name.span?.end ?? 0),
  );
  const draft: TableDraft = {
    key,
    table: {
      ...name,
      columns: create.columns.map((column, index) => columnOf(column, types[index] ?? '', dialect)),
      primaryKey: null,
      uniqueKeys: [],
      foreignKeys: [],
      indexes: [],
      properties: propertiesOf(create),
      statement,
      statistics: null,
    },
  };
  for (const column of create.columns) {
    const columns = [column.name];
    if (column.primary_key) addConstraint(draft, { PrimaryKey: { columns } }, dialect);
    if (column.unique) addConstraint(draft, { Unique: { columns } }, dialect);
    for (const constraint of column.constraints) {
      const references = constraint.References;
      if (references) addConstraint(draft, { ForeignKey: { columns, references } }, dialect);
    }
  }
  for (const constraint of create.constraints) addConstraint(draft, constraint, dialect);
  return draft;
}

function columnOf(column: ColumnDefinition, type: string, dialect: Dialect): SourceColumn {
  const comment = column.constraints.find((constraint) => 'Comment' in constraint)?.Comment ?? column.comment;
  return {
    name: dialect === 'postgres' ? foldName(column.name, dialect) : column.name.name,
    type,
    nullable: column.nullable !== false && !column.primary_key,
    comment: typeof comment === 'string' ? comment : null,
  };
}

function propertiesOf(create: {
  readonly with_properties?: readonly (readonly [string, string])[];
  readonly properties?: readonly SqlNode[];
}): Readonly<Record<string, string>> {
  const raw = (create.properties ?? []).flatMap((property) => {
    const sql = (property.raw as { sql?: string } | undefined)?.sql;
    return sql ? [['partition_by', sql] as const] : [];
  });
  return Object.fromEntries([...(create.with_properties ?? []), ...raw]);
}
