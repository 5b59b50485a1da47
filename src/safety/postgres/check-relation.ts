import { findTable } from './find-table.ts';
import type { Finding } from './finding.ts';
import type { Judging } from './judging.ts';
import { lookUp } from './look-up.ts';
import { refuse } from './refuse.ts';
import type { Scope } from './scope.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** Refuses system catalogs, other databases, and schemas the catalog does not know. Unknown tables too, or they pass to the dry run. */
export function checkRelation(body: SyntaxNode, scope: Scope, judging: Judging): Finding | null {
  const { catalogname: database, schemaname: schema, relname: name } = body;
  if (typeof name !== 'string') return refuse('unknown_node', body, 'A table has no name.');
  if (database !== undefined && database !== judging.catalog?.databaseName) {
    return refuse(
      'schema',
      body,
      `The database ${String(database)} may not be read. Name the schema and table only.`,
    );
  }
  if (typeof schema === 'string') {
    const finding = checkSchema(schema, body, judging);
    if (finding !== null) return finding;
  } else if (lookUp('ctes', name, scope) !== null) return null;
  if (isSystem(name)) {
    return refuse(
      'system_catalog',
      body,
      `${name} is a system catalog and may not be read. Query the user's own tables.`,
    );
  }
  return checkListed(name, body, judging);
}

function checkListed(name: string, body: SyntaxNode, judging: Judging): Finding | null {
  const table = judging.catalog === null ? null : findTable(body, judging.catalog, judging.policy);
  judging.onTable(body, table);
  if (table !== null || !judging.strictNames) return null;
  return refuse(
    'unknown_table',
    body,
    `There is no table ${name} here. Use the tables that are listed.`,
    name,
  );
}

function checkSchema(schema: string, body: SyntaxNode, judging: Judging): Finding | null {
  if (isSystem(schema) || schema === 'information_schema') {
    const message = `The schema ${schema} holds system catalogs and may not be read. Query the user's own tables.`;
    return refuse('system_catalog', body, message);
  }
  if (judging.catalog === null || judging.catalog.schemas.has(schema)) return null;
  return refuse('schema', body, `The schema ${schema} may not be read. Use the tables that are listed.`);
}

/** Postgres keeps the prefix for itself and looks in pg_catalog first; extensions' views of the server bear it too. */
function isSystem(name: string): boolean {
  return name.startsWith('pg_');
}
