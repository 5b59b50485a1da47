import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqliteDatabase } from 'nlquery/database/sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerRequest } from '../../../../adapters/database/sqlite/answer-request.ts';
import { catalogAssembler } from '../../../../adapters/database/sqlite/assembly/catalog-assembler.ts';
import { openFile } from '../../../../adapters/database/sqlite/open-file.ts';
import type { Catalog, CatalogColumn, CatalogTable } from '../../../../src/adapter-kit/index.ts';
import { makeDatabaseFile } from './make-database-file.ts';

const schema = `
  CREATE TABLE Customers ( -- people who buy
    id INTEGER PRIMARY KEY, -- their number
    -- what to
    -- call them
    name TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'it''s', 'old')), /* life cycle */
    code VARCHAR(20) CONSTRAINT uq_code UNIQUE,
    twice INT GENERATED ALWAYS AS (id * 2) VIRTUAL,
    label TEXT AS (name || '-- no comment') STORED,
    "odd, name" REAL DEFAULT (1 + 1),
    CONSTRAINT positive CHECK (twice > 0)
    UNIQUE (name, code)
    -- the end
  );
  CREATE TABLE lines (
    invoice INT, line INT, customer_id INT REFERENCES customers,
    PRIMARY KEY (line, invoice)
  ) WITHOUT ROWID;
  CREATE TABLE shipments (
    id INTEGER PRIMARY KEY DESC, invoice INT, line INT, lost INT REFERENCES absent (id), bad INT REFERENCES lines,
    CONSTRAINT shipped FOREIGN KEY (line, invoice) REFERENCES LINES (LINE, INVOICE)
  );
  CREATE TABLE plain (a, b);
  CREATE TABLE copied AS SELECT 1 AS one, 'x' AS two;
  CREATE INDEX by_customer ON lines (customer_id, lower(invoice) COLLATE NOCASE DESC) WHERE customer_id > 3;
  CREATE UNIQUE INDEX one_line ON lines (line);
  CREATE VIEW named AS SELECT name, id + 1 AS next FROM customers;
  CREATE VIEW broken AS SELECT * FROM gone;
  CREATE VIRTUAL TABLE notes USING fts5 (body);
  INSERT INTO customers (name) VALUES ('a'), ('b');
  ANALYZE;
  INSERT INTO customers (name) VALUES ('c');`;

describe('introspecting a SQLite file', () => {
  let path: string;
  let catalog: Catalog;

  beforeAll(async () => {
    path = makeDatabaseFile(schema);
    const connection = await sqliteDatabase().connect(`sqlite://${path}`);
    catalog = await connection.introspect();
    await connection.close();
  });
  afterAll(() => rmSync(dirname(path), { recursive: true, force: true }));

  function tableNamed(name: string): CatalogTable {
    const table = catalog.tables.find((candidate) => candidate.name === name);
    if (!table) throw new Error(`no table ${name}`);
    return table;
  }

  function columnNamed(table: string, name: string): CatalogColumn {
    const column = tableNamed(table).columns.find((candidate) => candidate.name === name);
    if (!column) throw new Error(`no column ${name}`);
    return column;
  }

  it('names dialect, database, version and search path', () => {
    expect(catalog).toMatchObject({ dialect: 'sqlite', databaseName: 'shop', searchPath: ['main'] });
    expect(catalog.serverVersion).toMatch(/^3\./);
  });

  it('lists tables, views and virtual tables without system, shadow and broken ones', () => {
    expect(catalog.tables.map(({ schema: of, name, kind }) => [of, name, kind])).toEqual([
      ['main', 'Customers', 'table'],
      ['main', 'copied', 'table'],
      ['main', 'lines', 'table'],
      ['main', 'named', 'view'],
      ['main', 'notes', 'virtual_table'],
      ['main', 'plain', 'table'],
      ['main', 'shipments', 'table'],
    ]);
  });

  it('describes columns in their order', () => {
    const columns = tableNamed('Customers').columns;
    expect(
      columns.map(({ name, type, nullable, default: value, generated }) => [
        name,
        type,
        nullable,
        value,
        generated,
      ]),
    ).toEqual([
      ['id', 'INTEGER', false, null, 'identity'],
      ['name', 'TEXT', false, null, null],
      ['status', 'TEXT', false, "'new'", null],
      ['code', 'VARCHAR(20)', true, null, null],
      ['twice', 'INT', true, null, 'virtual'],
      ['label', 'TEXT', true, null, 'stored'],
      ['odd, name', 'REAL', true, '1 + 1', null],
    ]);
    expect(tableNamed('named').columns.map(({ name }) => name)).toEqual(['name', 'next']);
    expect(tableNamed('notes').columns.map(({ name }) => name)).toEqual(['body']);
  });

  it('takes SQL comments as those of the table and its columns', () => {
    expect(tableNamed('Customers').comment).toBe('people who buy');
    expect(tableNamed('Customers').columns.map(({ comment }) => comment)).toEqual([
      'their number',
      'what to call them',
      'life cycle',
      null,
      null,
      null,
      null,
    ]);
  });

  it('reads the conditions of CHECK constraints, and the texts one allows', () => {
    expect(tableNamed('Customers').checkConstraints).toEqual([
      { name: null, expression: "status IN ('new', 'it''s', 'old')" },
      { name: 'positive', expression: 'twice > 0' },
    ]);
    expect(columnNamed('Customers', 'status').enumValues).toEqual(['new', "it's", 'old']);
    expect(columnNamed('Customers', 'name').enumValues).toBeNull();
  });

  it('reads primary keys in their order and unique constraints with their names', () => {
    expect(tableNamed('Customers').primaryKey).toEqual({ name: null, columns: ['id'] });
    expect(tableNamed('lines').primaryKey).toEqual({ name: null, columns: ['line', 'invoice'] });
    expect(tableNamed('plain').primaryKey).toBeNull();
    expect(tableNamed('Customers').uniqueConstraints).toEqual([
      { name: 'uq_code', columns: ['code'] },
      { name: null, columns: ['name', 'code'] },
    ]);
    expect(columnNamed('lines', 'line')).toMatchObject({ nullable: false, generated: null });
    expect(columnNamed('shipments', 'id')).toMatchObject({ nullable: true, generated: null });
  });

  it('resolves foreign keys as the target spells itself, and leaves out those that lead nowhere', () => {
    expect(tableNamed('lines').foreignKeys).toEqual([
      {
        name: null,
        columns: ['customer_id'],
        references: { schema: 'main', table: 'Customers', columns: ['id'] },
      },
    ]);
    expect(tableNamed('shipments').foreignKeys).toEqual([
      {
        name: 'shipped',
        columns: ['line', 'invoice'],
        references: { schema: 'main', table: 'lines', columns: ['line', 'invoice'] },
      },
    ]);
  });

  it('reads indexes with expressions and conditions', () => {
    expect(tableNamed('lines').indexes).toEqual([
      {
        name: 'by_customer',
        unique: false,
        columns: ['customer_id', 'lower(invoice)'],
        where: 'customer_id > 3',
      },
      { name: 'one_line', unique: true, columns: ['line'], where: null },
    ]);
    expect(tableNamed('Customers').indexes).toEqual([]);
  });

  it('estimates rows from what ANALYZE counted', () => {
    expect(tableNamed('Customers').rowEstimate).toBe(2);
    expect(tableNamed('named').rowEstimate).toBeNull();
  });

  it('is done by the same code in this process', async () => {
    const file = openFile(path);
    const assembly = catalogAssembler()(undefined);
    const reply = await answerRequest(file, { kind: 'introspect' }, async (json) => assembly.take(json));
    const { serverVersion: _version, databaseName: _name, ...read } = catalog;
    expect(assembly.finish(reply.ok ? reply.json : '')).toEqual(read);
    file.locked.database.close();
  });

  it('keeps columns apart whose names differ in the case of other letters than those of ASCII', async () => {
    const umlauts = makeDatabaseFile(`CREATE TABLE t (
      Ä TEXT CHECK (Ä IN ('a')), -- large
      ä TEXT CHECK (ä IN ('b')), -- small
      É INT, é INT, Mixed INT CHECK (MIXED IN ('c')), -- any
      CONSTRAINT one UNIQUE (É), CONSTRAINT two UNIQUE (é)
    )`);
    const connection = await sqliteDatabase().connect(`sqlite://${umlauts}`);
    const [table] = (await connection.introspect()).tables;
    await connection.close();
    rmSync(dirname(umlauts), { recursive: true });
    expect(table?.columns.map(({ name, comment, enumValues }) => [name, comment, enumValues])).toEqual([
      ['Ä', 'large', ['a']],
      ['ä', 'small', ['b']],
      ['É', null, null],
      ['é', null, null],
      ['Mixed', 'any', ['c']],
    ]);
    expect(table?.uniqueConstraints).toEqual([
      { name: 'one', columns: ['É'] },
      { name: 'two', columns: ['é'] },
    ]);
  });

  it('reads the schema as it was at one moment, whatever is changed meanwhile', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `t${String(index).padStart(3, '0')}`);
    const statements = names.map((name) => `CREATE TABLE ${name} (id INTEGER PRIMARY KEY, a);`);
    const many = makeDatabaseFile(`PRAGMA journal_mode = WAL; BEGIN; ${statements.join('')} COMMIT`);
    const writer = new DatabaseSync(many);
    const file = openFile(many);
    const assembly = catalogAssembler()(undefined);
    const reply = await answerRequest(file, { kind: 'introspect' }, async (json) => {
      assembly.take(json);
      writer.exec('DROP TABLE t298; ALTER TABLE t299 RENAME COLUMN a TO b; CREATE TABLE t298 (b)');
      writer.exec('ALTER TABLE t299 RENAME COLUMN b TO a');
    });
    const { tables } = assembly.finish(reply.ok ? reply.json : '');
    for (const { columns } of tables) expect(columns.map(({ name }) => name)).toEqual(['id', 'a']);
    expect(tables.map(({ name }) => name)).toEqual(names);
    const next = catalogAssembler()(undefined);
    const second = await answerRequest(file, { kind: 'introspect' }, async (json) => next.take(json));
    const changed = next.finish(second.ok ? second.json : '').tables.find(({ name }) => name === 't298');
    expect(changed?.columns.map(({ name }) => name)).toEqual(['b']);
    file.settle();
    file.locked.database.close();
    writer.close();
    rmSync(dirname(many), { recursive: true });
  });

  it('reads many tables in their order, and keys that end at tables far before and far behind', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `t${String(index).padStart(3, '0')}`);
    const statements = names.map(
      (name, index) =>
        `CREATE TABLE ${name} (id_${index} INTEGER PRIMARY KEY, other INT REFERENCES ${names.at(-1 - index)?.toUpperCase()});
         CREATE INDEX by_other_${index} ON ${name} (other) WHERE other > ${index};`,
    );
    const many = makeDatabaseFile(`BEGIN; ${statements.join('')} COMMIT`);
    const connection = await sqliteDatabase().connect(`sqlite://${many}`);
    const { tables } = await connection.introspect();
    await connection.close();
    rmSync(dirname(many), { recursive: true });
    expect(tables.map(({ name }) => name)).toEqual(names);
    for (const [index, table] of tables.entries()) {
      const far = 299 - index;
      expect(table.columns.map(({ name }) => name)).toEqual([`id_${index}`, 'other']);
      expect(table.foreignKeys.map(({ references }) => references)).toEqual([
        { schema: 'main', table: names[far], columns: [`id_${far}`] },
      ]);
      expect(table.indexes.map(({ name, where }) => [name, where])).toEqual([
        [`by_other_${index}`, `other > ${index}`],
      ]);
    }
  });

  it('reads an empty file as a database without tables', async () => {
    const empty = makeDatabaseFile('SELECT 1');
    const connection = await sqliteDatabase().connect(`sqlite://${empty}`);
    expect((await connection.introspect()).tables).toEqual([]);
    await connection.close();
    rmSync(dirname(empty), { recursive: true });
  });
});
