import { mysqlDatabase } from 'nlquery/database/mysql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Catalog, CatalogTable, DatabaseConnection } from '../../../../src/adapter-kit/index.ts';
import { describeWithService } from '../../../services/describe-with-service.ts';
import { createFixture, type MysqlFixture } from './create-fixture.ts';
import { isMariadb } from './is-mariadb.ts';
import { richSchema } from './rich-schema.ts';
import { startMysql } from './start-mysql.ts';

describeWithService('mysql introspection', await startMysql(), (server) => {
  let fixture: MysqlFixture;
  let connections: readonly DatabaseConnection[];
  let catalog: Catalog;
  let roleCatalog: Catalog;
  let mariadb: boolean;

  beforeAll(async () => {
    mariadb = await isMariadb(server.url);
    fixture = await createFixture(server, richSchema);
    const database = mysqlDatabase();
    const [owner, role] = [await database.connect(fixture.url), await database.connect(fixture.roleUrl)];
    connections = [owner, role];
    catalog = await owner.introspect();
    roleCatalog = await role.introspect();
  });

  afterAll(async () => {
    await Promise.all(connections.map((connection) => connection.close()));
    await fixture.drop();
  });

  it('names the dialect the server speaks, its version, the database and the search path', () => {
    expect(catalog.dialect).toBe(mariadb ? 'mariadb' : 'mysql');
    expect(catalog.serverVersion).toMatch(/^\d+\.\d+\.\d+$/);
    expect(catalog.databaseName).toBe(fixture.databaseName);
    expect(catalog.searchPath).toEqual([fixture.databaseName]);
  });

  it('lists tables, views and partitioned tables of the current database only', () => {
    const listed = catalog.tables.filter(({ name }) => name !== 'broken');
    expect(listed.map(({ schema, name, kind }) => [schema, name, kind])).toEqual(
      [
        ['Order', 'table'],
        ['customer', 'table'],
        ['customer_names', 'view'],
        ['event', 'partitioned_table'],
        ['order_line', 'table'],
        ['payroll', 'table'],
        ['secret', 'table'],
        ['secret_reader', 'table'],
        ['write_only', 'table'],
      ].map((row) => [fixture.databaseName, ...row]),
    );
  });

  it('leaves out a view whose table is gone, where the engine gives it no columns', () => {
    const broken = catalog.tables.filter(({ name }) => name === 'broken');
    expect(broken).toHaveLength(mariadb ? 0 : 1);
  });

  it('reads columns with type, default, generation, labels and comment', () => {
    const plain = { nullable: true, default: null, generated: null, enumValues: null, comment: null };
    const columns = table(catalog, 'customer').columns.map((column) => ({
      ...column,
      type: column.type.replace(/^(bigint|int)\(\d+\)/, '$1'),
    }));
    expect(columns).toEqual([
      { ...plain, name: 'id', type: 'bigint unsigned', nullable: false, generated: 'identity' },
      {
        ...plain,
        name: 'email',
        type: 'varchar(120)',
        nullable: false,
        comment: "In small letters; what they're reached by",
      },
      { ...plain, name: 'first_name', type: 'varchar(40)', nullable: false },
      { ...plain, name: 'last_name', type: 'varchar(40)' },
      {
        ...plain,
        name: 'full_name',
        type: 'varchar(90)',
        generated: 'stored',
        default: 'concat(`first_name`,`last_name`)',
      },
      {
        ...plain,
        name: 'initial',
        type: 'char(1)',
        generated: 'virtual',
        default: 'left(`first_name`,1)',
      },
      {
        ...plain,
        name: 'mood',
        type: `enum('sad','ok','very "happy"','it''s, well')`,
        default: "'ok'",
        enumValues: ['sad', 'ok', 'very "happy"', "it's, well"],
      },
      {
        ...plain,
        name: 'tags',
        type: String.raw`set('new','old\\er','a\nb')`,
        enumValues: ['new', 'old\\er', 'a\nb'],
      },
      { ...plain, name: 'balance', type: 'decimal(10,2)', default: '0.50' },
      { ...plain, name: 'visits', type: 'int unsigned', nullable: false, default: '0' },
      { ...plain, name: 'note', type: 'text' },
      { ...plain, name: 'born', type: 'date', default: "'2000-01-01'" },
      {
        ...plain,
        name: 'seen',
        type: 'timestamp',
        nullable: false,
        default: mariadb ? 'current_timestamp()' : 'CURRENT_TIMESTAMP',
      },
      { ...plain, name: 'referred_by', type: 'bigint unsigned' },
    ]);
  });

  it('reads keys, self-references, checks and comments', () => {
    const customer = table(catalog, 'customer');
    expect(customer.comment).toBe('People who buy');
    expect(table(catalog, 'customer_names').comment).toBeNull();
    expect(table(catalog, 'secret').comment).toBeNull();
    expect(customer.primaryKey).toEqual({ name: 'PRIMARY', columns: ['id'] });
    expect(customer.uniqueConstraints).toEqual([{ name: 'customer_email', columns: ['email'] }]);
    expect(customer.foreignKeys).toEqual([
      {
        name: 'customer_referred_by',
        columns: ['referred_by'],
        references: { schema: fixture.databaseName, table: 'customer', columns: ['id'] },
      },
    ]);
    const expression = mariadb ? '`balance` >= 0' : '(`balance` >= 0)';
    expect(customer.checkConstraints).toEqual([{ name: 'balance_not_negative', expression }]);
  });

  it('reads composite keys in their own order, with names in mixed case', () => {
    expect(table(catalog, 'Order').primaryKey?.columns).toEqual(['Region', 'Number']);
    expect(table(catalog, 'order_line').foreignKeys).toEqual([
      {
        name: 'line_order',
        columns: ['order_region', 'order_number'],
        references: { schema: fixture.databaseName, table: 'Order', columns: ['Region', 'Number'] },
      },
    ]);
  });

  it('reads indexes, and leaves out those of keys', () => {
    expect(table(catalog, 'customer').indexes).toEqual([
      { name: 'customer_names', unique: false, columns: ['last_name', 'first_name'], where: null },
      { name: 'customer_note', unique: false, columns: ['note'], where: null },
      { name: 'customer_referred_by', unique: false, columns: ['referred_by'], where: null },
    ]);
    expect(table(catalog, 'event').indexes).toEqual([]);
  });

  it('gives the engine’s estimate of rows, and null for views', () => {
    expect(table(catalog, 'event').rowEstimate).toBe(2);
    expect(table(catalog, 'customer_names').rowEstimate).toBeNull();
  });

  it('leaves out what the user may not read, and keys to it', () => {
    expect(roleCatalog.tables.map(({ name }) => name)).toEqual(['customer', 'payroll', 'secret_reader']);
    expect(table(roleCatalog, 'secret_reader').foreignKeys).toEqual([]);
    expect(table(catalog, 'secret_reader').foreignKeys).toHaveLength(1);
    expect(table(roleCatalog, 'customer').foreignKeys).toHaveLength(1);
  });

  it('shows only the columns that the user may read, and nothing that speaks of others', () => {
    const payroll = table(roleCatalog, 'payroll');
    expect(payroll.columns.map(({ name }) => name)).toEqual(['id', 'name']);
    expect(payroll.uniqueConstraints).toEqual([]);
    expect(payroll.checkConstraints).toEqual([]);
    expect(payroll.indexes.map(({ name }) => name)).not.toContain('payroll_salary');
    expect(table(catalog, 'payroll').indexes).toHaveLength(2);
    expect(table(catalog, 'payroll').checkConstraints).toHaveLength(1);
  });

  it('reads further databases of the server when told to, and keys between them', async () => {
    const other = await server.createDatabase();
    const otherName = new URL(other.url).pathname.slice(1);
    await fixture.query(
      `CREATE TABLE ${otherName}.visit (id int PRIMARY KEY, customer_id bigint unsigned,
        FOREIGN KEY (customer_id) REFERENCES ${fixture.databaseName}.customer (id))`,
    );
    const connection = await mysqlDatabase({ schemas: [otherName] }).connect(fixture.url);
    const both = await connection.introspect();
    await connection.close();
    await other.drop();
    expect(both.searchPath).toEqual([fixture.databaseName]);
    expect(both.tables).toHaveLength(catalog.tables.length + 1);
    expect(table(both, 'visit').schema).toBe(otherName);
    expect(table(both, 'visit').foreignKeys[0]?.references).toEqual({
      schema: fixture.databaseName,
      table: 'customer',
      columns: ['id'],
    });
  });

  it('is JSON-safe and says the same twice', async () => {
    expect(JSON.parse(JSON.stringify(catalog))).toEqual(catalog);
    expect(await connections[0]?.introspect()).toEqual(catalog);
  });

  it('is an empty list for an empty database', async () => {
    const empty = await server.createDatabase();
    const connection = await mysqlDatabase().connect(empty.url);
    expect((await connection.introspect()).tables).toEqual([]);
    await connection.close();
    await empty.drop();
  });

  it('is aborted by a signal', async () => {
    await expect(connections[0]?.introspect({ signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'ABORTED',
    });
  });
});

function table(catalog: Catalog, name: string): CatalogTable {
  const found = catalog.tables.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`The catalog has no ${name}.`);
  return found;
}
