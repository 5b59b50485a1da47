import { constants } from 'node:sqlite';

const pragmas = new Set([
  'data_version',
  'foreign_key_list',
  'index_list',
  'index_xinfo',
  'schema_version',
  'table_list',
  'table_xinfo',
]);

/** Whether the adapter's own statements may do this while they read the schema. */
export function authorizeIntrospection(action: number, first: string | null): boolean {
  switch (action) {
    case constants.SQLITE_SELECT:
    case constants.SQLITE_RECURSIVE:
    case constants.SQLITE_READ:
    case constants.SQLITE_FUNCTION:
    case constants.SQLITE_TRANSACTION:
      return true;
    case constants.SQLITE_PRAGMA:
      return pragmas.has((first ?? '').toLowerCase());
    default:
      return false;
  }
}
