import type { CompiledPolicy } from '../../policy/compile-policy.ts';
import type { CatalogIndex } from '../catalog-index.ts';
import { allColumns } from './all-columns.ts';
import type { Denial } from './denial.ts';
import { allowedFunctions } from './functions.ts';
import { isSystemName } from './is-system-name.ts';

type Authorizer = (action: number, first: string | null, second: string | null) => number;

/** An authorizer that lets a statement read the catalog's tables and call allowed functions, and notes all it denies. */
export function authorizeReads(
  constants: Readonly<Record<string, number>>,
  catalog: CatalogIndex | null,
  declared: ReadonlySet<string>,
  policy: CompiledPolicy | null,
  denials: Denial[],
): Authorizer {
  const { SQLITE_OK = 0, SQLITE_DENY = 1 } = constants;
  const judge = (action: number, first: string | null, second: string | null): Denial | null => {
    if (action === constants.SQLITE_SELECT || action === constants.SQLITE_RECURSIVE) return null;
    if (action === constants.SQLITE_FUNCTION) {
      const name = (second ?? '').toLowerCase();
      return allowedFunctions.has(name) || declared.has(name) ? null : { what: 'function', name };
    }
    if (action !== constants.SQLITE_READ) return { what: 'action', name: first ?? '' };
    const name = (first ?? '').toLowerCase();
    // No column of it is read: a common table expression whose rows are counted, by the name it was given.
    if (second === '' && !isSystemName(name)) return null;
    const table = catalog?.lowerNames.get(name);
    if (table === undefined) return tableFunctions.has(name) ? null : { what: 'table', name };
    if (policy?.limitsColumns(table.schema, table.name) !== true) return null;
    // The row number may be another name of a hidden column.
    if (second === allColumns || second === 'ROWID') return { what: 'columns', name };
    const column = (second ?? '').toLowerCase();
    const isVisible = table.columns.some((known) => known.name.toLowerCase() === column);
    return isVisible ? null : { what: 'column', name: column };
  };
  return (action, first, second) => {
    const denial = judge(action, first, second);
    if (denial === null) return SQLITE_OK;
    denials.push(denial);
    return SQLITE_DENY;
  };
}

const tableFunctions: ReadonlySet<string> = new Set(['json_each', 'json_tree', 'jsonb_each', 'jsonb_tree']);
