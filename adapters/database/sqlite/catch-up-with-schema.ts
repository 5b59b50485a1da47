import type { LockedDatabase } from './open-locked.ts';

/** Has SQLite see what other connections have changed in the schema: compiling a statement does not look, running one does. */
export function catchUpWithSchema({ database, allow }: LockedDatabase): void {
  allow('introspection');
  try {
    database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get();
  } finally {
    allow('query');
  }
}
