import { postgresDatabase } from 'nlquery/database/postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Catalog, CatalogTable, DatabaseConnection } from '../../../../src/adapter-kit/index.ts';
import { describeWithService } from '../../../services/describe-with-service.ts';
import { startPostgres } from '../../../services/start-postgres.ts';
import { richSchema } from './rich-schema.ts';
import { createFixture, type FixtureDatabase } from './test-database.ts';

describeWithService('postgres introspection', await startPostgres(), (postgres) => {
  let fixture: FixtureDatabase;
  let connections: readonly DatabaseConnection[];
  let catalog: Catalog;
  let roleCatalog: Catalog;

  beforeAll(async () => {
    fixture = await createFixture(postgres, richSchema);
    const database = postgresDatabase();
    const [owner, role] = [await database.connect(fixture.url), await database.connect(fixture.roleUrl)];
    connections = [owner, role];
    catalog = await owner.introspect();
    roleCatalog = await role.introspect();
  });

  afterAll(async () => {
    await Promise.all(connections.map((connection) => connection.close()));
    await fixture.drop();
  });

  it('names the database, its version and its search path', () => {
    expect(catalog.dialect).toBe('postgres');
    expect(catalog.databaseName).toBe(new URL(fixture.url).pathname.slice(1));
    expect(catalog.serverVersion).toMatch(/^\d+(\.\d+)?/);
    expect(catalog.searchPath).toEqual(['public']);
  });

  it('lists every kind of relation, without partitions and system schemas', () => {
    expect(catalog.tables.map(({ schema, name, kind }) => [`${schema}.${name}`, kind])).toEqual([
      ['hidden.thing', 'table'],
      ['public.customer', 'table'],
      ['public.customer_count', 'materialized_view'],
      ['public.customer_names', 'view'],
      ['public.elsewhere', 'foreign_table'],
      ['public.event', 'partitioned_table'],
      ['public.event_note', 'table'],
      ['public.payroll', 'table'],
      ['public.secret', 'table'],
      ['public.secret_reader', 'table'],
      ['sales.Order', 'table'],
      ['sales.order_line', 'table'],
    ]);
  });

  it('reads columns with type, default, generation, enum labels and comment', () => {
    const columns = table(catalog, 'customer').columns;
    const plain = { nullable: true, default: null, generated: null, enumValues: null, comment: null };
    const labels = ['sad', 'ok', 'very "happy"'];
    expect(columns).toEqual([
      { ...plain, name: 'id', type: 'bigint', nullable: false, generated: 'identity' },
      { ...plain, name: 'email', type: 'character varying(120)', nullable: false },
      { ...plain, name: 'first_name', type: 'text', nullable: false },
      { ...plain, name: 'last_name', type: 'text' },
      {
        ...plain,
        name: 'full_name',
        type: 'text',
        generated: 'stored',
        default: "((first_name || ' '::text) || last_name)",
      },
      { ...plain, name: 'mood', type: 'mood', default: "'ok'::mood", enumValues: labels },
      { ...plain, name: 'mood_checked', type: 'checked_mood', enumValues: labels },
      { ...plain, name: 'mood_needed', type: 'needed_mood', nullable: false, enumValues: labels },
      {
        ...plain,
        name: 'balance',
        type: 'numeric(10,2)',
        default: '0',
        comment: "In euros; what they're owed",
      },
      { ...plain, name: 'tags', type: 'text[]' },
      { ...plain, name: 'referred_by', type: 'bigint' },
    ]);
  });

  it('reads keys, self-references, checks and comments', () => {
    const customer = table(catalog, 'customer');
    expect(customer.comment).toBe('People who buy');
    expect(customer.primaryKey).toEqual({ name: 'customer_pkey', columns: ['id'] });
    expect(customer.uniqueConstraints).toEqual([{ name: 'customer_email_unique', columns: ['email'] }]);
    expect(customer.foreignKeys).toEqual([
      {
        name: 'customer_referred_by',
        columns: ['referred_by'],
        references: { schema: 'public', table: 'customer', columns: ['id'] },
      },
    ]);
    expect(customer.checkConstraints).toEqual([
      { name: 'balance_not_negative', expression: '(balance >= (0)::numeric)' },
    ]);
    expect(table(catalog, 'customer_names').comment).toBe('Names only');
  });

  it('reads composite keys in their own order, with mixed-case names across schemas', () => {
    const order = table(catalog, 'Order');
    expect(order.primaryKey?.columns).toEqual(['Region', 'Number']);
    expect(order.columns[1]?.default).toBe('nextval(\'sales."Order_Number_seq"\'::regclass)');
    expect(order.foreignKeys[0]?.references).toEqual({
      schema: 'public',
      table: 'customer',
      columns: ['id'],
    });
    expect(table(catalog, 'order_line').foreignKeys).toEqual([
      {
        name: 'order_line_order_region_order_number_fkey',
        columns: ['order_region', 'order_number'],
        references: { schema: 'sales', table: 'Order', columns: ['Region', 'Number'] },
      },
    ]);
  });

  it('reads expression and partial indexes, and leaves out those of keys', () => {
    expect(table(catalog, 'customer').indexes).toEqual([
      {
        name: 'customer_lower_email',
        unique: false,
        columns: ['lower((email)::text)', 'last_name'],
        where: null,
      },
      { name: 'customer_rich', unique: true, columns: ['last_name'], where: '(balance > (1000)::numeric)' },
    ]);
    expect(table(catalog, 'Order').indexes).toEqual([]);
  });

  it('shows one key to a partitioned table, and its rows as the sum of its partitions', () => {
    expect(table(catalog, 'event').rowEstimate).toBe(60);
    expect(table(catalog, 'event_note').foreignKeys).toHaveLength(1);
    expect(table(catalog, 'event_note').foreignKeys[0]?.references.table).toBe('event');
  });

  it('gives null for what the planner has no estimate of', () => {
    expect(table(catalog, 'customer_names').rowEstimate).toBeNull();
    expect(table(catalog, 'secret').rowEstimate).toBeNull();
  });

  it('leaves out tables and schemas that the role may not read, and keys to them', () => {
    const names = roleCatalog.tables.map(({ name }) => name);
    expect(names).not.toContain('secret');
    expect(names).not.toContain('thing');
    expect(names).toContain('customer');
    expect(table(roleCatalog, 'secret_reader').foreignKeys).toEqual([]);
    expect(table(catalog, 'secret_reader').foreignKeys).toHaveLength(1);
  });

  it('shows only the columns that the role may read, and nothing that speaks of others', () => {
    const payroll = table(roleCatalog, 'payroll');
    expect(payroll.columns.map(({ name }) => name)).toEqual(['id', 'name']);
    expect(payroll.primaryKey?.columns).toEqual(['id']);
    expect(payroll.uniqueConstraints).toEqual([]);
    expect(payroll.checkConstraints).toEqual([]);
    expect(payroll.indexes).toEqual([]);
    expect(table(catalog, 'payroll').indexes).toHaveLength(2);
  });

  it('is JSON-safe and says the same twice', async () => {
    expect(JSON.parse(JSON.stringify(catalog))).toEqual(catalog);
    expect(await connections[0]?.introspect()).toEqual(catalog);
  });

  it('says so when the catalog may not be read', async () => {
    await fixture.query('REVOKE SELECT ON pg_catalog.pg_enum FROM PUBLIC');
    await expect(connections[1]?.introspect()).rejects.toMatchObject({
      code: 'INTROSPECTION_FAILED',
      message: 'The schema could not be read: permission denied for table pg_enum',
    });
    await fixture.query('GRANT SELECT ON pg_catalog.pg_enum TO PUBLIC');
  });

  it('is an empty list for an empty database', async () => {
    const empty = await postgres.createDatabase();
    const connection = await postgresDatabase().connect(empty.url);
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
