import { describe, expect, it } from 'vitest';
import { goldOfSql } from '../../../src/evaluation/gold-of-sql.ts';
import { clinicCatalog } from './clinic-catalog.ts';

const dialects = { postgres: clinicCatalog('postgres'), sqlite: clinicCatalog('sqlite') };

async function goldOf(dialect: keyof typeof dialects, sql: string): Promise<Record<string, string[]>> {
  const outcome = await goldOfSql(sql, dialects[dialect]);
  if (outcome.kind === 'unusable') throw new Error(outcome.reason);
  const short = (names: readonly (readonly string[])[]) =>
    names.map(([name = '']) => name.replace(/^\w+\./, ''));
  return { tables: short(outcome.gold.tables), columns: short(outcome.gold.columns) };
}

async function reasonOf(dialect: keyof typeof dialects, sql: string): Promise<string> {
  const outcome = await goldOfSql(sql, dialects[dialect]);
  return outcome.kind === 'unusable' ? outcome.reason : 'usable';
}

describe.each(['postgres', 'sqlite'] as const)('gold of %s SQL', (dialect) => {
  it.each([
    ['SELECT count(*) FROM patient', ['patient'], []],
    ['SELECT name FROM patient WHERE city = $x$', ['patient'], ['patient.city', 'patient.name']],
    [
      'SELECT p.name, sum(v.fee) AS total FROM patient p JOIN visit v ON v.patient_id = p.id GROUP BY p.name ORDER BY total',
      ['patient', 'visit'],
      ['patient.id', 'patient.name', 'visit.fee', 'visit.patient_id'],
    ],
    ['SELECT * FROM doctor', ['doctor'], []],
    ['SELECT DISTINCT * FROM doctor UNION ALL SELECT * FROM doctor WHERE id = 3', ['doctor'], ['doctor.id']],
    [
      'SELECT n.name FROM (SELECT * FROM doctor) n',
      ['doctor'],
      ['doctor.id', 'doctor.name', 'doctor.speciality'],
    ],
    [
      'SELECT name FROM patient p WHERE EXISTS (SELECT * FROM visit v WHERE v.patient_id = p.id)',
      ['patient', 'visit'],
      ['patient.id', 'patient.name', 'visit.patient_id'],
    ],
    ['SELECT 2 * fee FROM visit', ['visit'], ['visit.fee']],
    [
      'SELECT d.*, day FROM doctor d, visit WHERE doctor_id = d.id',
      ['doctor', 'visit'],
      ['doctor.id', 'visit.day', 'visit.doctor_id'],
    ],
    [
      'WITH late AS (SELECT patient_id AS who FROM visit WHERE day > 3) SELECT name FROM patient JOIN late ON who = id',
      ['patient', 'visit'],
      ['patient.id', 'patient.name', 'visit.day', 'visit.patient_id'],
    ],
    [
      'SELECT name FROM patient p WHERE EXISTS (SELECT 1 FROM visit WHERE patient_id = p.id AND fee > 10)',
      ['patient', 'visit'],
      ['patient.id', 'patient.name', 'visit.fee', 'visit.patient_id'],
    ],
    [
      'SELECT name FROM patient UNION SELECT name FROM doctor ORDER BY 1',
      ['doctor', 'patient'],
      ['doctor.name', 'patient.name'],
    ],
    [
      'SELECT measured FROM "Lab Result" JOIN invoice USING (visit_id)',
      ['Lab Result', 'invoice'],
      ['Lab Result.measured', 'Lab Result.visit_id', 'invoice.visit_id'],
    ],
    [
      'SELECT measured FROM "Lab Result" NATURAL JOIN invoice',
      ['Lab Result', 'invoice'],
      ['Lab Result.measured', 'Lab Result.visit_id', 'invoice.visit_id'],
    ],
    ['SELECT s.n FROM (SELECT name AS n FROM doctor) s ORDER BY s.n', ['doctor'], ['doctor.name']],
    ['WITH patient AS (SELECT name FROM doctor) SELECT name FROM patient', ['doctor'], ['doctor.name']],
    [
      'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT i, fee FROM n JOIN visit ON visit.id = i',
      ['visit'],
      ['visit.fee', 'visit.id'],
    ],
    [
      'SELECT rank() OVER (PARTITION BY doctor_id ORDER BY fee) FROM visit',
      ['visit'],
      ['visit.doctor_id', 'visit.fee'],
    ],
    ['SELECT my_own(name) FROM patient -- the name\n;', ['patient'], ['patient.name']],
  ])('reads %s', async (sql, tables, columns) => {
    expect(await goldOf(dialect, sql.replace('$x$', "'Linz'"))).toEqual({ tables, columns });
  });

  it.each([
    ['SELECT 1 FROM nurses', /nurses/],
    ['SELECT p.weight FROM patient p', /weight/],
    ['SELECT weight FROM patient', /weight/],
    ['DELETE FROM patient', /not a SELECT/],
    ['SELECT 1; SELECT 2', /more than one/],
    ['SELECT FROM WHERE', /says/],
    ["SELECT 'open", /./],
  ])('says why %s is unusable', async (sql, reason) => {
    expect(await reasonOf(dialect, sql)).toMatch(reason);
    expect(await reasonOf(dialect, sql)).not.toBe('usable');
  });
});

describe('gold of Postgres SQL', () => {
  it.each([
    ['SELECT d.name FROM doctor AS d(key) WHERE key = 3', ['doctor.id', 'doctor.name']],
    ['SELECT public.doctor.name FROM public.doctor', ['doctor.name']],
    [
      'SELECT 1 FROM doctor d WHERE EXISTS (SELECT * FROM visit v WHERE v.doctor_id = d.id)',
      ['doctor.id', 'visit.doctor_id'],
    ],
    [
      'SELECT name FROM doctor, LATERAL (SELECT fee FROM visit WHERE doctor_id = doctor.id) x',
      ['doctor.id', 'doctor.name', 'visit.doctor_id', 'visit.fee'],
    ],
    ['SELECT day, g FROM visit, generate_series(1, fee) g', ['visit.day', 'visit.fee']],
    ['SELECT fee FROM visit TABLESAMPLE SYSTEM (10)', ['visit.fee']],
    ['SELECT ctid, name FROM doctor', ['doctor.name']],
    ['SELECT name AS id FROM doctor ORDER BY id', ['doctor.name']],
    [
      'SELECT array_agg(name ORDER BY speciality) FILTER (WHERE id > 2) FROM doctor',
      ['doctor.id', 'doctor.name', 'doctor.speciality'],
    ],
    ['VALUES (1), (2)', []],
    [
      'SELECT (SELECT max(fee) FROM visit WHERE doctor_id = id) FROM doctor',
      ['visit.doctor_id', 'visit.fee', 'visit.id'],
    ],
  ])('reads %s', async (sql, columns) => {
    expect((await goldOf('postgres', sql)).columns).toEqual(columns);
  });

  it('takes a write inside a query for unusable', async () => {
    const sql = 'WITH gone AS (DELETE FROM visit RETURNING fee) SELECT fee FROM gone';
    expect(await reasonOf('postgres', sql)).toBe('it does more than read');
  });

  it.each(['SELECT 1 FROM lab.doctor', 'SELECT relname FROM pg_class', '-- nothing', ''])(
    'takes %j for unusable',
    async (sql) => {
      expect(await reasonOf('postgres', sql)).not.toBe('usable');
    },
  );
});

describe('gold of SQLite SQL', () => {
  it('spells names as the catalog does', async () => {
    expect(await goldOf('sqlite', 'SELECT NAME FROM Patient')).toEqual({
      tables: ['patient'],
      columns: ['patient.name'],
    });
  });

  it('takes a star for all columns where the rest of the statement counts on them', async () => {
    expect((await goldOf('sqlite', 'SELECT * FROM doctor ORDER BY 3')).columns).toHaveLength(3);
  });

  it('takes double quotes for a string where they name no column', async () => {
    expect((await goldOf('sqlite', 'SELECT id FROM patient WHERE city = "Linz"')).columns).toEqual([
      'patient.city',
      'patient.id',
    ]);
  });

  it('knows joins by USING of a common table expression with a list of columns', async () => {
    const sql =
      'WITH one(visit_id) AS (SELECT id FROM visit) SELECT paid FROM invoice JOIN one USING (visit_id)';
    expect((await goldOf('sqlite', sql)).columns).toEqual(['invoice.paid', 'invoice.visit_id', 'visit.id']);
  });
});

it('says that other dialects are not supported yet', async () => {
  const outcome = await goldOfSql('SELECT 1', { ...clinicCatalog('sqlite'), dialect: 'trino' });
  expect(outcome).toMatchObject({
    kind: 'unusable',
    reason: expect.stringMatching(/trino SQL yet, only from: postgres, sqlite/),
  });
});
