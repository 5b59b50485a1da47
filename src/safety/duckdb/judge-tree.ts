import type { Json } from '../../ports/json.ts';
import { type CatalogIndex, catalogIndex } from '../catalog-index.ts';
import type { JudgeContext } from '../judge-context.ts';
import { policyOf } from '../policy-of.ts';
import { findStaticTable } from '../static/find-static-table.ts';
import { tableFault } from '../static/table-fault.ts';
import { words } from '../static/words.ts';
import { stop } from '../stop.ts';
import type { StoppedVerdict } from '../verdict.ts';
import { duckdb } from './dialect.ts';

/**
 * What DuckDB's own tree of a statement (`json_serialize_sql`) holds that may not be there; `null` when all of it is allowed. Kinds of
 * nodes, functions and tables by allow-list: what a later DuckDB adds is refused.
 */
export function judgeTree(tree: Json, context: JudgeContext): StoppedVerdict | null {
  const { statements } = objectOf(tree) ?? {};
  const [only, second] = Array.isArray(statements) ? statements : [];
  if (only === undefined || second !== undefined) {
    return stop(
      'refused',
      'several_statements',
      null,
      'There has to be exactly one statement. Write one SELECT.',
    );
  }
  const catalog = context.catalog === null ? null : catalogIndex(context.catalog);
  const declared = new Set((context.allowedFunctions ?? []).map((name) => name.toLowerCase()));
  const { policy, strictNames } = policyOf(context);
  const isTable = (parts: readonly string[]) =>
    !strictNames || catalog === null || findStaticTable(parts, catalog, policy) !== null;
  return walk(only, new Set(), { catalog, declared, isTable });
}

interface Rules {
  readonly catalog: CatalogIndex | null;
  readonly declared: ReadonlySet<string>;
  readonly isTable: (parts: readonly string[]) => boolean;
}

type JsonObject = { readonly [key: string]: Json };

/** @param defined names of common table expressions that hold here */
function walk(node: Json, defined: ReadonlySet<string>, rules: Rules): StoppedVerdict | null {
  if (Array.isArray(node)) return firstOf(node, (item) => walk(item, defined, rules));
  const object = objectOf(node);
  if (object === null) return null;
  const fault = faultOf(object, defined, rules);
  if (fault !== null) return fault;
  const { cte_map: definitions, ...rest } = object;
  const inner = new Set(defined);
  const ofDefinitions = firstOf(definitionsIn(definitions), ({ name, query }) => {
    // Without recursion its own name still means what it meant outside.
    const isRecursive = objectOf(objectOf(query)?.node ?? null)?.type === 'RECURSIVE_CTE_NODE';
    const found = walk(query, isRecursive ? new Set([...inner, name]) : inner, rules);
    inner.add(name);
    return found;
  });
  if (ofDefinitions !== null) return ofDefinitions;
  return firstOf(Object.entries(rest), ([key, child]) =>
    isData(key, object) ? null : walk(child, inner, rules),
  );
}

/** Values and types of casts: whatever they hold, nothing of it is carried out. */
function isData(key: string, { class: nodeClass }: JsonObject): boolean {
  return key === 'cast_type' || key === 'expected_types' || (key === 'value' && nodeClass === 'CONSTANT');
}

function faultOf(node: JsonObject, defined: ReadonlySet<string>, rules: Rules): StoppedVerdict | null {
  const { type } = node;
  if (typeof type === 'string' && !isAllowedKind(node)) {
    const message = `DuckDB reads something here that may not be used (${type}). Write a plain SELECT.`;
    return stop('refused', 'statement_kind', null, message);
  }
  if (typeof node.function_name === 'string') return functionFault(node, node.function_name, rules);
  if (type === 'BASE_TABLE') return baseTableFault(node, defined, rules);
  return null;
}

function isAllowedKind({ type, class: nodeClass }: JsonObject): boolean {
  if (typeof nodeClass === 'string') return expressionClasses.has(nodeClass);
  return typeof type === 'string' && (kinds.has(type) || /_MODIFIER$/.test(type));
}

function functionFault(node: JsonObject, spelled: string, rules: Rules): StoppedVerdict | null {
  const name = spelled.toLowerCase();
  // Operators of DuckDB's are functions that compute; it has no others.
  if (/^\W+$/.test(name)) return null;
  const schema = textOf(node.schema);
  // `title.upper()` looks as if `title` were a schema; it is one where a schema has that name.
  const isSchema = [...(rules.catalog?.schemas ?? [])].some((known) => known.toLowerCase() === schema);
  const isBuiltIn = (!isSchema || schema === 'main') && duckdb.functions.has(name);
  if (isBuiltIn || rules.declared.has(schema === '' ? name : `${schema}.${name}`)) return null;
  if (schema === 'main' && rules.declared.has(name)) return null;
  const message = `The function ${name}() is not allowed. Use a built-in function that only computes.`;
  return stop('refused', 'function', null, message);
}

function baseTableFault(
  node: JsonObject,
  defined: ReadonlySet<string>,
  { catalog, isTable }: Rules,
): StoppedVerdict | null {
  const parts = [textOf(node.catalog_name), textOf(node.schema_name), String(node.table_name ?? '')].filter(
    (part, index) => index === 2 || part !== '',
  );
  if (node.at_clause !== null && node.at_clause !== undefined) {
    return stop('refused', 'time_travel', null, 'Old versions of a table may not be read. Leave AT out.');
  }
  const isDefined = parts.length === 1 && defined.has((parts[0] ?? '').toLowerCase());
  const fault = tableFault({ parts, kind: 'table' }, isDefined, duckdb, catalog);
  if (fault !== null) return stop('refused', fault[0], null, fault[1]);
  if (isDefined || isTable(parts)) return null;
  const name = parts.join('.');
  return {
    ...stop(
      'refused',
      'unknown_table',
      null,
      `There is no table ${name} here. Use the tables that are listed.`,
    ),
    name,
  };
}

function definitionsIn(map: Json | undefined): readonly { readonly name: string; readonly query: Json }[] {
  const entries = objectOf(map ?? null)?.map;
  if (!Array.isArray(entries)) return [];
  return entries.map((entry) => {
    const { key, value } = objectOf(entry) ?? {};
    return { name: String(key).toLowerCase(), query: objectOf(value ?? null)?.query ?? null };
  });
}

function firstOf<Item>(
  items: readonly Item[],
  judge: (item: Item) => StoppedVerdict | null,
): StoppedVerdict | null {
  for (const item of items) {
    const found = judge(item);
    if (found !== null) return found;
  }
  return null;
}

function objectOf(node: Json): JsonObject | null {
  return typeof node === 'object' && node !== null && !Array.isArray(node) ? (node as JsonObject) : null;
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value.toLowerCase() : '';
}

/** Left out: PARAMETER, DEFAULT, and those that exist only once names are bound. */
const expressionClasses = words(`
  BETWEEN CASE CAST COLLATE COLUMN_REF COMPARISON CONJUNCTION CONSTANT FUNCTION LAMBDA OPERATOR POSITIONAL_REFERENCE STAR
  SUBQUERY WINDOW
`);

/** Queries, what stands in FROM, and the order of a sort. Left out: SHOW_REF (DESCRIBE, SHOW, SUMMARIZE). */
const kinds = words(`
  SELECT_NODE SET_OPERATION_NODE RECURSIVE_CTE_NODE CTE_NODE EMPTY BASE_TABLE JOIN SUBQUERY EXPRESSION_LIST
  TABLE_FUNCTION PIVOT ASCENDING DESCENDING ORDER_DEFAULT
`);
