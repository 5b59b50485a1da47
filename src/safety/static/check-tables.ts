import type { CompiledPolicy } from '../../policy/compile-policy.ts';
import type { CatalogIndex } from '../catalog-index.ts';
import type { Token } from '../lexer/tokenize.ts';
import { stop } from '../stop.ts';
import type { StoppedVerdict } from '../verdict.ts';
import type { DefinedScope } from './find-scopes.ts';
import { findStaticTable } from './find-static-table.ts';
import type { TableReference } from './find-tables.ts';
import type { StaticDialect } from './static-dialect.ts';
import { tableFault } from './table-fault.ts';

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
    const fault = tableFault(reference, isDefined, dialect, catalog);
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
