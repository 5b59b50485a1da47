import assert from 'node:assert/strict';
import { assertRejects } from '../assert-rejects.ts';
import type { SandboxCase } from './sandbox-case.ts';
import { withScratch } from './with-scratch.ts';

const place = { catalog: 'lake', schema: 'sales' };
const other = { catalog: 'lake', schema: 'sales_v2' };

export const openCases: readonly SandboxCase[] = [
  {
    name: 'stands in for its own dialect',
    run: async ({ subject }) => assert.ok(subject.standsInFor.includes(subject.dialect)),
  },
  {
    name: 'open rejects with ABORTED when its signal was aborted',
    run: async ({ subject }) => {
      await assertRejects(subject.open({ signal: AbortSignal.abort() }), 'ABORTED');
    },
  },
  {
    name: 'two databases are apart',
    run: async ({ subject }) => {
      await withScratch(subject, async (first) => {
        await first.execute('CREATE TABLE t (a INTEGER)');
        await withScratch(subject, async (second) => {
          await second.execute('CREATE TABLE t (b INTEGER)');
          assert.deepEqual((await second.query('SELECT count(b) AS n FROM t')).rows, [[0]]);
        });
        assert.deepEqual((await first.query('SELECT count(a) AS n FROM t')).rows, [[0]]);
      });
    },
  },
  {
    name: 'tables of the same name stand in each of the namespaces that open was given',
    run: async ({ subject }) => {
      const work = async (database: Awaited<ReturnType<typeof subject.open>>) => {
        const names = [place, other].map((namespace) => [...database.place(namespace), 't'].join('.'));
        for (const [index, name] of names.entries()) {
          await database.execute(`CREATE TABLE ${name} (a INTEGER)`);
          await database.execute(`INSERT INTO ${name} VALUES (${index})`);
        }
        const [source = '', target = ''] = names;
        assert.deepEqual((await database.query(`SELECT a FROM ${source}`)).rows, [[0]]);
        await database.execute(`INSERT INTO ${target} SELECT a + 7 FROM ${source}`);
        assert.deepEqual((await database.query(`SELECT a FROM ${target} ORDER BY a`)).rows, [[1], [7]]);
      };
      await withScratch(subject, work, { namespaces: [place, other] });
    },
  },
  {
    name: 'a name of three parts is taken as written',
    capability: 'catalogs',
    run: async ({ subject }) => {
      const work = async (database: Awaited<ReturnType<typeof subject.open>>) => {
        assert.deepEqual(database.place(place), ['lake', 'sales']);
        await database.execute('CREATE TABLE lake.sales.t (a INTEGER)');
        assert.deepEqual((await database.query('SELECT lake.sales.t.a FROM lake.sales.t')).rows, []);
      };
      await withScratch(subject, work, { namespaces: [place] });
    },
  },
  {
    name: 'a plan has a cost',
    capability: 'costs',
    run: async ({ subject }) => {
      await withScratch(subject, async (database) => {
        const { rows } = await database.query('EXPLAIN SELECT 1 AS n');
        assert.match(JSON.stringify(rows), /cost=/);
      });
    },
  },
];
