import { findDatabase } from '../connections/find-database.ts';
import type { Database } from '../ports/database.ts';

/** What must not be shown of a URL; an empty list for one that no database can read. */
export function secretsOfUrl(databases: readonly Database[], dbUrl: string): readonly string[] {
  try {
    return findDatabase(databases, dbUrl).parseUrl(dbUrl).secrets;
  } catch {
    return [];
  }
}
