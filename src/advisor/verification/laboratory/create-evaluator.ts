import { isNlQueryError } from '../../../errors/is-nl-query-error.ts';
import type { CallOptions } from '../../../ports/call-options.ts';
import type { Cell } from '../../../ports/database.ts';
import type { Dialect } from '../../../ports/dialect.ts';
import { nodeAs } from '../../syntax/node-as.ts';
import type { Syntax } from '../../syntax/syntax.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import type { Evaluator } from '../data/evaluator.ts';
import type { DataValue } from '../data/fit-value.ts';
import type { Laboratory } from './laboratory.ts';
import { renderRows } from './render-rows.ts';

/** Has the engine itself say what constants come to, and which values meet a condition. */
export function createEvaluator(syntax: Syntax, laboratory: Laboratory, dialect: Dialect): Evaluator {
  let probes = 0;
  const storable = new Map<string, readonly number[]>();

  /** One expression's text in the source's dialect; `null` when it cannot be printed. */
  function printed(tree: SqlNode): string | null {
    const select = syntax.parseOne('SELECT 1 AS x', dialect);
    const whole = select.ok ? nodeAs(select.tree, 'select') : null;
    if (!whole) return null;
    const statement = syntax.print({ select: { ...whole, expressions: [tree] } }, dialect);
    return statement.ok ? statement.sql.replace(/^SELECT /, '') : null;
  }

  async function cells(sql: string, options: CallOptions): Promise<readonly (readonly Cell[])[] | null> {
    const prepared = laboratory.prepare(sql);
    if (!prepared.ok) return null;
    try {
      return (await laboratory.query(prepared.sql, options)).rows;
    } catch (error) {
      if (isNlQueryError(error, 'SQL_FAULT')) return null;
      throw error;
    }
  }

  async function constant(tree: SqlNode, options: CallOptions): Promise<string | null> {
    const literal = nodeAs(tree, 'literal');
    if (literal) return literal.value;
    const text = printed(tree);
    const rows = text === null ? null : await cells(`SELECT ${text}`, options);
    const cell = rows?.[0]?.[0] ?? null;
    return cell === null || typeof cell === 'object' ? null : String(cell);
  }

  return {
    constants: async (trees, options) => {
      const known = new Map<string, string | null>();
      const values: (string | null)[] = [];
      for (const tree of trees) {
        const key = JSON.stringify(tree);
        if (!known.has(key)) known.set(key, await constant(tree, options));
        values.push(known.get(key) ?? null);
      }
      return values;
    },
    score: async (type, values, conditions, options) => {
      const known = storable.get(keyOf(type, values));
      if (conditions.length === 0 && known) return known;
      probes += 1;
      const name = `probe_${probes}`;
      const create = laboratory.prepare(`CREATE TABLE ${name} (i INTEGER, v ${type})`);
      if (!create.ok || !(await runs(create.sql, options))) return values.map(() => -1);
      const scores = await store(name, values, options);
      storable.set(keyOf(type, values), [...scores]);
      for (const condition of conditions) {
        const text = printed(condition);
        const rows = text === null ? null : await cells(`SELECT i FROM ${name} WHERE ${text}`, options);
        for (const [index] of rows ?? []) scores[Number(index)] = (scores[Number(index)] ?? 0) + 1;
      }
      await laboratory.execute(`DROP TABLE ${name}`, options);
      return scores;
    },
  };

  /** 0 for each value that the table takes, −1 for the others. */
  async function store(name: string, values: readonly DataValue[], options: CallOptions): Promise<number[]> {
    const insert = (rows: readonly (readonly DataValue[])[]): Promise<boolean> =>
      runs(`INSERT INTO ${name} VALUES ${renderRows(rows)}`, options);
    if (values.length === 0 || (await insert(values.map((value, index) => [index, value])))) {
      return values.map(() => 0);
    }
    const scores: number[] = [];
    for (const [index, value] of values.entries()) scores.push((await insert([[index, value]])) ? 0 : -1);
    return scores;
  }

  async function runs(sql: string, options: CallOptions): Promise<boolean> {
    try {
      await laboratory.execute(sql, options);
      return true;
    } catch (error) {
      if (isNlQueryError(error, 'SQL_FAULT')) return false;
      throw error;
    }
  }
}

function keyOf(type: string, values: readonly DataValue[]): string {
  return `${type} ${JSON.stringify(values)}`;
}
