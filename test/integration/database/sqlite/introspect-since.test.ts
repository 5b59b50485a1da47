import { hash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import type { Catalog, DatabaseConnection } from 'nlquery/adapter-kit';
import { sqliteDatabase } from 'nlquery/database/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDatabaseFile } from './make-database-file.ts';

const schema = `
  CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT);
  CREATE TABLE pets (id INTEGER PRIMARY KEY, owner REFERENCES People, kind TEXT);
  CREATE TABLE toys (id INTEGER PRIMARY KEY, pet INT REFERENCES pets (ID), maker INT REFERENCES makers);
  CREATE TABLE "od""d" (id INTEGER PRIMARY KEY);
  CREATE TABLE "Ä" (id INTEGER PRIMARY KEY);
  CREATE TABLE "ä" (id INTEGER PRIMARY KEY, odd INT REFERENCES "od""d");
  CREATE VIEW owners AS SELECT people.* FROM people JOIN pets ON owner = people.id;
  CREATE VIEW keen AS SELECT * FROM owners;
  CREATE VIRTUAL TABLE notes USING fts5 (body);
  CREATE VIEW noted AS SELECT * FROM notes;
  CREATE VIEW noted_by AS SELECT *, 1 AS one FROM noted;
  CREATE INDEX by_kind ON pets (kind);`;

/** Each may fail, as when what it drops is not there. */
const changes = [
  'ALTER TABLE people ADD COLUMN born TEXT',
  'ALTER TABLE people DROP COLUMN born',
  'ALTER TABLE people RENAME COLUMN name TO called',
  'ALTER TABLE people RENAME TO persons',
  'ALTER TABLE persons RENAME TO PEOPLE',
  'ALTER TABLE pets RENAME COLUMN id TO Id',
  'DROP TABLE people',
  'CREATE TABLE people (id INTEGER PRIMARY KEY, title TEXT)',
  'CREATE TABLE people (code TEXT, no INT, PRIMARY KEY (code, no))',
  'CREATE TABLE makers (id INTEGER PRIMARY KEY)',
  'CREATE VIEW makers AS SELECT id FROM people',
  'DROP TABLE makers',
  'DROP VIEW makers',
  'DROP INDEX by_kind',
  'CREATE UNIQUE INDEX by_kind ON pets (kind) WHERE kind > 1',
  'DROP TABLE "od""d"',
  'CREATE TABLE "od""d" (id INTEGER PRIMARY KEY, x)',
  'ALTER TABLE "Ä" ADD COLUMN b /* a comment */',
  'DROP TABLE "ä"',
  'DROP VIEW keen',
  'CREATE VIEW keen AS SELECT 1 AS one',
  'DROP TABLE notes',
  'CREATE VIRTUAL TABLE notes USING fts5 (head, body)',
  'DROP TABLE notes; CREATE VIRTUAL TABLE notes USING fts5 (title, body)',
  'DROP TABLE notes; CREATE VIRTUAL TABLE notes USING fts5 (body)',
  "INSERT INTO pets (kind) WITH RECURSIVE n (x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM n WHERE x < 1000) SELECT 'a' FROM n; ANALYZE",
];

describe('introspecting a SQLite file since an earlier catalog', () => {
  let path: string;
  let writer: DatabaseSync;
  let connection: DatabaseConnection;

  beforeEach(async () => {
    path = makeDatabaseFile(schema);
    writer = new DatabaseSync(path, { enableForeignKeyConstraints: false });
    connection = await sqliteDatabase().connect(`sqlite://${path}`);
  });
  afterEach(async () => {
    await connection.close();
    writer.close();
    rmSync(dirname(path), { recursive: true, force: true });
  });

  function attempt(sql: string): void {
    try {
      writer.exec(sql);
    } catch {
      // The schema is as it was.
    }
  }

  it('gives what introspecting gives, whatever has changed', async () => {
    let earlier = await connection.introspect();
    const rounds = fc.array(fc.constantFrom(...changes), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(rounds, async (statements) => {
        for (const sql of statements) attempt(sql);
        const since = await connection.introspect({ since: earlier });
        expect(roughly(since)).toEqual(roughly(await connection.introspect()));
        earlier = since;
      }),
      { seed: 20_261_121, numRuns: 150 },
    );
  });

  it('gives what introspecting gives, whatever a policy has taken from the earlier catalog', async () => {
    let earlier = await connection.introspect();
    const rounds = fc.array(fc.constantFrom(...changes), { minLength: 0, maxLength: 3 });
    const fates = fc.infiniteStream(fc.constantFrom('whole', 'whole', 'hidden', 'limited'));
    await fc.assert(
      fc.asyncProperty(rounds, fates, async (statements, stream) => {
        for (const sql of statements) attempt(sql);
        const tables = earlier.tables.flatMap((table) => {
          const fate = stream.next().value;
          if (fate === 'hidden') return [];
          const { mark: _mark, ...unmarked } = table;
          return fate === 'limited'
            ? [{ ...unmarked, columns: table.columns.slice(1), foreignKeys: [] }]
            : [table];
        });
        const since = await connection.introspect({ since: { ...earlier, tables } });
        expect(roughly(since)).toEqual(roughly(await connection.introspect()));
        earlier = since;
      }),
      { seed: 20_261_121, numRuns: 150 },
    );
  });

  it('reads a view anew when the virtual table at the end of its views is another', async () => {
    const earlier = await connection.introspect();
    writer.exec('DROP TABLE notes; CREATE VIRTUAL TABLE notes USING fts5 (title, body)');
    const since = await connection.introspect({ since: earlier });
    const view = since.tables.find(({ name }) => name === 'noted_by');
    expect(view?.columns.map(({ name }) => name)).toEqual(['title', 'body', 'one']);
  });

  it('takes what has not changed from the earlier catalog, and reads the rest', async () => {
    const earlier = await connection.introspect();
    writer.exec('ALTER TABLE toys ADD COLUMN colour');
    const since = await connection.introspect({ since: earlier });
    expect(namesTakenFrom(earlier, since)).toEqual(['od"d', 'people', 'pets', 'Ä', 'ä']);
  });

  it('reads anew what refers to a changed table', async () => {
    const earlier = await connection.introspect();
    writer.exec('ALTER TABLE pets ADD COLUMN colour');
    const since = await connection.introspect({ since: earlier });
    expect(namesTakenFrom(earlier, since)).toEqual(['od"d', 'people', 'Ä', 'ä']);
  });

  it('reads what the earlier catalog lacks, or has no mark of', async () => {
    const full = await connection.introspect();
    const [first, ...others] = full.tables;
    const { mark: _mark, ...unmarked } = others.find(({ name }) => name === 'people') ?? expect.fail();
    const tables = others.map((table) => (table.name === 'people' ? { ...unmarked, comment: 'old' } : table));
    const since = await connection.introspect({ since: { ...full, tables } });
    expect(since).toEqual(full);
    expect(first?.name).not.toBe('people');
  });

  it('reads anew what an earlier version of the adapter has marked', async () => {
    const full = await connection.introspect();
    const row = writer.prepare("SELECT sql FROM sqlite_schema WHERE name = 'people'").get();
    const mark = hash('sha256', `${row?.sql}\0${0}`, 'base64url').slice(0, 16);
    const tables = full.tables.map((table) =>
      table.name === 'people' ? { ...table, mark, comment: 'as it was read then' } : table,
    );
    expect(await connection.introspect({ since: { ...full, tables } })).toEqual(full);
  });

  it('reads all in a process that did not read the earlier catalog', async () => {
    const earlier = await connection.introspect();
    writer.exec('DROP TABLE toys');
    const both = await Promise.all([1, 2].map(() => connection.introspect({ since: earlier })));
    const full = await connection.introspect();
    expect(both).toEqual([full, full]);
    expect(both.map((catalog) => namesTakenFrom(earlier, catalog).length)).toEqual([5, 0]);
  });

  it('has a statement checked against the schema as it is now', async () => {
    await connection.dryRun('SELECT kind FROM pets');
    writer.exec('ALTER TABLE pets RENAME COLUMN kind TO breed');
    await expect(connection.dryRun('SELECT kind FROM pets')).rejects.toThrow('no such column: kind');
    await connection.dryRun('SELECT breed FROM pets');
  });

  /** Row estimates by their magnitude alone: an earlier one may stand for a new one of the same. */
  function roughly(catalog: Catalog): Catalog {
    const tables = catalog.tables.map((table) => ({
      ...table,
      rowEstimate: table.rowEstimate && String(table.rowEstimate).length,
    }));
    return { ...catalog, tables };
  }

  function namesTakenFrom(earlier: Catalog, since: Catalog): readonly string[] {
    return since.tables.filter((table) => earlier.tables.includes(table)).map(({ name }) => name);
  }
});
