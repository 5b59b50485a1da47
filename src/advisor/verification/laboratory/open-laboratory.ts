import { NlQueryError } from '../../../errors/nl-query-error.ts';
import type { CallOptions } from '../../../ports/call-options.ts';
import type { Sandbox } from '../../../ports/sandbox.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import type { Design } from '../../design/design.ts';
import { nodeAs } from '../../syntax/node-as.ts';
import { renderPath, type TablePath } from '../../syntax/render-path.ts';
import type { Printed, Syntax } from '../../syntax/syntax.ts';
import { transformTree } from '../../syntax/transform-tree.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import { createStatement } from './create-statement.ts';
import type { Laboratory } from './laboratory.ts';
import { pathKey } from './path-key.ts';
import { pathOfNode } from './path-of-node.ts';
import { renderRows } from './render-rows.ts';
import { tableNodes } from './table-nodes.ts';

const statementTimeoutMs = 5_000;

/** Opens a scratch database for a design. Nothing is made in it yet. Rejects with `SANDBOX_FAILED`, `PEER_MISSING`, `ABORTED`. */
export async function openLaboratory(
  dependencies: { readonly syntax: Syntax; readonly sandbox: Sandbox },
  subject: { readonly analysis: Analysis; readonly design: Design },
  options: CallOptions = {},
): Promise<Laboratory> {
  const { syntax, sandbox } = dependencies;
  const { analysis, design } = subject;
  const { dialect } = analysis;
  const sources = new Map(analysis.tables.map((table) => [pathKey(table), table]));
  const pathOfDesign = ({ name }: { readonly name: string }): TablePath => ({
    catalog: design.catalog,
    schema: design.schema,
    name,
  });
  const designs = new Map(design.tables.map((table) => [pathKey(pathOfDesign(table)), table]));
  const namespaces = [...analysis.tables, pathOfDesign({ name: '' })].map(({ catalog, schema }) => ({
    catalog,
    schema,
  }));
  const database = await sandbox.open({ standInFor: dialect, namespaces, signal: options.signal });
  const made = new Set<string>();

  /** Where the sandbox keeps a table. */
  function placed(path: TablePath): TablePath {
    const place = database.place(path);
    return { catalog: place.at(-2) ?? null, schema: place.at(-1) ?? null, name: path.name };
  }

  function withPlaces(tree: SqlNode): SqlNode {
    return transformTree(tree, (node) => {
      const table = nodeAs(node, 'table');
      if (!table || typeof table.name !== 'object') return null;
      const path = pathOfNode(table);
      if (!sources.has(pathKey(path)) && !designs.has(pathKey(path))) return null;
      const { catalog, schema } = placed(path);
      const identifier = (part: string | null): object | null =>
        part === null ? null : { name: part, quoted: !/^[a-z_]\w*$/.test(part) };
      return {
        ...node,
        table: { ...table, catalog: identifier(catalog), schema: identifier(schema) },
      };
    });
  }

  const asWritten = namespaces.every((namespace) => {
    const place = database.place(namespace);
    return place.at(-2) === namespace.catalog && place.at(-1) === namespace.schema;
  });

  function prepare(statement: SqlNode | string): Printed {
    let sql = statement;
    if (typeof sql !== 'string' || !asWritten) {
      const parsed =
        typeof sql === 'string' ? syntax.parseOne(sql, dialect) : { ok: true as const, tree: sql };
      if (!parsed.ok) return parsed;
      const printed = syntax.print(asWritten ? parsed.tree : withPlaces(parsed.tree), dialect);
      if (!printed.ok) return printed;
      sql = printed.sql;
    }
    return translated(sql);
  }

  function translated(sql: string): Printed {
    if (sandbox.dialect === dialect) return { ok: true, sql };
    const printed = syntax.translate(sql, dialect, sandbox.dialect);
    if (!printed.ok) return printed;
    // The translator writes negative intervals in a way that DuckDB does not read.
    return { ok: true, sql: printed.sql.replace(/\bINTERVAL -(\d+) ([A-Z]+)\b/g, 'INTERVAL (-$1) $2') };
  }

  async function run(sql: Printed, call: CallOptions): Promise<void> {
    if (!sql.ok) throw untranslated(sql.fault.message);
    await database.execute(sql.sql, { ...call, timeoutMs: statementTimeoutMs });
  }

  async function makeOne(path: TablePath, create: string, call: CallOptions): Promise<void> {
    const key = pathKey(path);
    if (made.has(key)) return;
    await run(translated(create), call);
    made.add(key);
  }

  return {
    translates: sandbox.dialect !== dialect,
    prepare,
    query: (sql, call) => database.query(sql, { ...call, timeoutMs: statementTimeoutMs, maxRows: 20_000 }),
    execute: (sql, call) => database.execute(sql, { ...call, timeoutMs: statementTimeoutMs }),
    make: async (tables, call = {}) => {
      for (const table of tables.source) {
        await makeOne(table, createStatement(placed(table), table.columns, null, dialect), call);
      }
      for (const table of tables.design) {
        const path = pathOfDesign(table);
        await makeOne(path, createStatement(placed(path), table.columns, table.primaryKey, dialect), call);
      }
    },
    load: async (tables, data, call = {}) => {
      const names = [...tables.source, ...tables.design.map(pathOfDesign)].map(placed);
      for (const name of names) {
        await database.execute(`DELETE FROM ${renderPath(name, sandbox.dialect)}`, call);
      }
      for (const { table, rows } of data) {
        if (rows.length === 0) continue;
        const name = renderPath(placed(table), sandbox.dialect);
        await database.execute(`INSERT INTO ${name} VALUES ${renderRows(rows)}`, call);
      }
      for (const table of tables.design) {
        const name = renderPath(placed(pathOfDesign(table)), sandbox.dialect);
        const fill = prepare(table.fill);
        await run(fill.ok ? { ok: true, sql: `INSERT INTO ${name} ${fill.sql}` } : fill, call);
      }
    },
    tablesOf: (trees) => {
      const keys = new Set(trees.flatMap(tableNodes).map((table) => pathKey(pathOfNode(table))));
      const design = [...designs].filter(([key]) => keys.has(key)).map(([, table]) => table);
      const fills = design.flatMap(({ fill }) => {
        const parsed = syntax.parseOne(fill, dialect);
        return parsed.ok ? tableNodes(parsed.tree) : [];
      });
      for (const table of fills) keys.add(pathKey(pathOfNode(table)));
      return { source: [...sources].filter(([key]) => keys.has(key)).map(([, table]) => table), design };
    },
    close: () => database.close(),
  };
}

function untranslated(message: string): NlQueryError {
  const fault = { kind: 'other', name: null, message } as const;
  return new NlQueryError('SQL_FAULT', message, { details: { fault } });
}
