import { findTrinoPropertyFaults } from '../../syntax/find-trino-property-faults.ts';
import { nodeAs } from '../../syntax/node-as.ts';
import type { Syntax } from '../../syntax/syntax.ts';
import type { TableNode } from '../../syntax/tree/query-nodes.ts';
import type { Identifier, SqlNode } from '../../syntax/tree/sql-node.ts';
import { pathKey } from '../laboratory/path-key.ts';
import { pathOfNode } from '../laboratory/path-of-node.ts';
import type { ContractSubject } from './contract-subject.ts';
import { readStatement } from './read-statement.ts';
import { withSchemaAtTable } from './with-schema-at-table.ts';

export interface DdlFindings {
  readonly faults: readonly string[];
  /** Keys of the paths that are made. */
  readonly made: ReadonlySet<string>;
}

/** The first statement makes a new schema in the catalog (attaches a file under its name, on SQLite), the others make tables and indexes in it. */
export function ddlFaults(syntax: Syntax, { rendered, design, analysis }: ContractSubject): DdlFindings {
  const { dialect } = analysis;
  const made = new Set<string>();
  const faults = rendered.ddl.flatMap(({ statement }, index): readonly string[] => {
    const at = `DDL statement ${index + 1}`;
    const isSqlite = dialect === 'sqlite';
    const first = isSqlite ? 'attach' : 'create_schema';
    const kinds = index === 0 ? [first] : ['create_table', 'create_index'];
    const readable = isSqlite ? withSchemaAtTable(statement) : statement;
    const { tree, faults } = readStatement(syntax, readable, { dialect, kinds, at });
    if (tree === null) return faults;
    if (index === 0) return schemaFaults(tree, { rendered, design, analysis });
    const table = nodeAs(tree, 'create_table')?.name ?? nodeAs(tree, 'create_index')?.table;
    if (!table || !isInSchema(table, design))
      return [`${at} is not about a table of the new schema by its full path.`];
    if (nodeAs(tree, 'create_index'))
      return made.has(keyOf(table)) ? [] : [`${at} is about a table that is not made.`];
    if (made.has(keyOf(table))) return [`${at} makes a table a second time.`];
    made.add(keyOf(table));
    return tableFaults(tree, at, dialect === 'trino');
  });
  return { faults: rendered.ddl.length === 0 ? ['There is no DDL.'] : faults, made };
}

function schemaFaults(tree: SqlNode, { design, analysis }: ContractSubject): readonly string[] {
  const attached = nodeAs(tree, 'attach')?.this.alias.alias;
  const path = attached ? [attached] : (nodeAs(tree, 'create_schema')?.name ?? []);
  const names = path.map(({ name }) => name.toLowerCase());
  const expected = [design.catalog, design.schema].flatMap((name) => name?.toLowerCase() ?? []);
  const catalogs = new Set(analysis.tables.map(({ catalog }) => catalog?.toLowerCase() ?? null));
  const isTaken = analysis.tables.some(({ schema }) => schema?.toLowerCase() === design.schema.toLowerCase());
  return [
    ...(names.join('.') === expected.join('.')
      ? []
      : ['The first statement does not make the new schema by its full path.']),
    ...(isTaken ? ['The new schema is one of the source.'] : []),
    ...(catalogs.has(design.catalog?.toLowerCase() ?? null) || catalogs.size === 0
      ? []
      : ['The new schema is in another catalog than the source.']),
  ];
}

function tableFaults(tree: SqlNode, at: string, isTrino: boolean): readonly string[] {
  const create = nodeAs(tree, 'create_table');
  if (!create) return [];
  const faults: string[] = [];
  if (create.as_select) faults.push(`${at} fills the table that it makes.`);
  if (!isTrino) return faults;
  const columns = (create.columns ?? []) as readonly { readonly name: Identifier }[];
  const properties = (create.with_properties ?? []) as readonly (readonly [string, string])[];
  const names = columns.map(({ name }) => name.name);
  for (const { message } of findTrinoPropertyFaults(Object.fromEntries(properties), names)) {
    faults.push(`${at}: ${message}.`);
  }
  if (Array.isArray(create.constraints) && create.constraints.length > 0) {
    faults.push(`${at} declares a key, which Trino does not have.`);
  }
  return faults;
}

function isInSchema(table: TableNode, { catalog, schema }: ContractSubject['design']): boolean {
  const path = pathOfNode(table);
  return pathKey({ ...path, catalog, schema }) === pathKey(path);
}

function keyOf(table: TableNode): string {
  return pathKey(pathOfNode(table));
}
