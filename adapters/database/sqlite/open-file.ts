import { randomUUID } from 'node:crypto';
import type { KnownTables } from './catalog/catalog-part.ts';
import type { Marks } from './catalog/compare-marks.ts';
import { createTableMarker, type TableMarker } from './catalog/create-table-marker.ts';
import { type LockedDatabase, openLocked } from './open-locked.ts';

/** A file as one child process holds it. */
export interface OpenFile {
  readonly locked: LockedDatabase;
  readonly markTables: TableMarker;
  /** The marks that the JSON of a `KnownTables` stands for. */
  recall(known: string | undefined): Marks;
  /** Keeps the marks of the last reading; gives the token that they can be recalled by. */
  remember(marks: Marks): string;
  /**
   * Opens the file anew when its schema has changed: a new connection reads it in two thirds of the time that the old one would take, which
   * would free what it knows first. The old one stays open until `settle`.
   */
  renew(): void;
  /** Closes what `renew` has replaced. */
  settle(): void;
}

/** Opens a file with every lock that `openLocked` knows. */
export function openFile(path: string): OpenFile {
  let locked = openLocked(path);
  let version = schemaVersion(locked);
  let replaced: LockedDatabase[] = [];
  let last: { readonly token: string; readonly marks: Marks } | null = null;
  return {
    get locked() {
      return locked;
    },
    markTables: createTableMarker(),
    recall: (json) => {
      const known: KnownTables = json ? JSON.parse(json) : { marks: [] };
      if ('marks' in known) return new Map(known.marks);
      return last?.token === known.token ? last.marks : new Map();
    },
    remember: (marks) => {
      const token = randomUUID();
      last = { token, marks };
      return token;
    },
    renew: () => {
      const latest = schemaVersion(locked);
      if (latest === version) return;
      const anew = openLocked(path);
      replaced.push(locked);
      locked = anew;
      version = latest;
    },
    settle: () => {
      for (const { database } of replaced) database.close();
      replaced = [];
    },
  };
}

/** Changes with every change of the schema (https://sqlite.org/pragma.html#pragma_schema_version); asking for it reads no schema. */
function schemaVersion({ database, allow }: LockedDatabase): unknown {
  allow('introspection');
  try {
    return database.prepare('PRAGMA schema_version').get()?.schema_version;
  } finally {
    allow('query');
  }
}
