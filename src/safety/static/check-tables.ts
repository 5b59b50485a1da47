import type { CompiledPolicy } from '../../policy/compile-policy.ts';
import type { CatalogIndex } from '../catalog-index.ts';
import type { Token } from '../lexer/tokenize.ts';
import { stop } from '../stop.ts';
import type { StoppedVerdict } from '../verdict.ts';
import type { DefinedScope } from './find-scopes.ts';
import { findStaticTable } from './find-static-table.ts';
import type { TableReference } from './find-tables.ts';
import type { StaticDialect } from './static-dialect.ts';

/** Refuses files, the engine's own tables, other databases and schemas the catalog does not know. */
export function checkTables(
  references: readonly TableReference[],
  tokens: readonly Token[],
  definitions: readonly DefinedScope[],
  dialect: StaticDialect,
  catalog: CatalogIndex | null,
  rules: { readonly policy: CompiledPolicy | null; readonly strictNames: boolean },
): StoppedVerdict | null {
  for (const reference of references) {
    const isDefined = isDefinedAt(reference, definitions);
    const fault = faultOf(reference, isDefined, dialect, catalog);
    const isDual =
      dialect.hasDual && reference.parts.join() === 'DUAL' && tokens[reference.index]?.kind === 'word';
    if (
      fault === null &&
      !isDual &&
      rules.strictNames &&
      catalog !== null &&
      reference.kind === 'table' &&
      !isDefined
    ) {
      if (findStaticTable(reference.parts, catalog, rules.policy) === null) {
        const name = reference.parts.join('.');
        const message = `There is no table ${name} here. Use the tables that are listed.`;
        return { ...stop('refused', 'unknown_table', tokens[reference.index]?.start ?? null, message), name };
      }
    }
    if (fault === null) continue;
    return stop('refused', fault[0], tokens[reference.index]?.start ?? null, fault[1]);
  }
  return null;
}

function isDefinedAt({ parts, index }: TableReference, definitions: readonly DefinedScope[]): boolean {
  const name = parts[0]?.toLowerCase();
  return (
    parts.length === 1 &&
    definitions.some((scope) => scope.name === name && index >= scope.from && index <= scope.to)
  );
}

function faultOf(
  { parts, kind }: TableReference,
  isDefined: boolean,
  dialect: StaticDialect,
  catalog: CatalogIndex | null,
): readonly [string, string] | null {
  if (kind === 'string')
    return ['file', 'A string stands where a table is expected. Name a table that is listed.'];
  const names = parts.map((part) => part.toLowerCase());
  const table = names.at(-1) ?? '';
  const schema = names.at(-2);
  if (names.some((name) => name === '')) return ['syntax', 'A name is missing before or after a dot.'];
  if (names.slice(0, -1).some((name) => dialect.systemSchemas.has(name))) {
    return [
      'system_catalog',
      `${names.join('.')} is the engine's own and may not be read. Query the user's own tables.`,
    ];
  }
  if (kind === 'call') return null;
  if (dialect.systemTable.test(table) && !isKnown(table, catalog) && !isDefined) {
    return ['system_catalog', `${table} may not be read. Query the user's own tables.`];
  }
  if (catalog === null || schema === undefined)
    return names.length > 3 ? ['schema', 'The name is too long.'] : null;
  const database = names.at(-3);
  const databaseName = catalog.databaseName.toLowerCase();
  const isDatabase = names.length === 2 && schema === databaseName;
  const knows = [...catalog.schemas].some((known) => known.toLowerCase() === schema);
  if ((knows || isDatabase) && (database === undefined || database === databaseName) && names.length <= 3)
    return null;
  return ['schema', `${names.slice(0, -1).join('.')} may not be read. Use the tables that are listed.`];
}

function isKnown(table: string, catalog: CatalogIndex | null): boolean {
  return catalog?.lowerNames.has(table) === true;
}
