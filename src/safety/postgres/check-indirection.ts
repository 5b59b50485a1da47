import { checkFieldName } from './check-field-name.ts';
import type { Finding } from './finding.ts';
import type { Judging } from './judging.ts';
import { lookUp } from './look-up.ts';
import { namesOf } from './names-of.ts';
import { refuse } from './refuse.ts';
import type { Scope } from './scope.ts';
import type { SyntaxNode } from './syntax-node.ts';
import { unwrap } from './unwrap.ts';

/** Refuses `(value).name` where it may call a function: Postgres reads it as `name(value)` when there is no such field. */
export function checkIndirection(body: SyntaxNode, scope: Scope, judging: Judging): Finding | null {
  const names = namesOf(body.indirection).filter((name) => name !== '');
  const [type, value] = unwrap(body.arg) ?? ['', {}];
  for (const name of names) {
    const finding = checkFieldOf(name, type, value, scope, judging);
    if (finding !== null) return finding;
  }
  return null;
}

function checkFieldOf(
  name: string,
  type: string,
  value: SyntaxNode,
  scope: Scope,
  judging: Judging,
): Finding | null {
  const parts = type === 'ColumnRef' ? namesOf(value.fields) : [];
  const source = parts.length === 1 ? lookUp('sources', parts[0] ?? '', scope) : null;
  const finding = checkFieldName(name, source, value);
  if (finding !== null || source !== null) return finding;
  if (isRow(type, parts.at(-1) ?? '', judging) || isKnownColumn(name, type, judging)) return null;
  const message = `"${name}" may be a function here. Only a field of a row may follow the dot; call functions by name.`;
  return refuse('field_function', value, message);
}

/** A column that the catalog gives a row type, or that only an unknown table can have. */
function isRow(type: string, column: string, judging: Judging): boolean {
  if (type === 'RowExpr') return true;
  if (type !== 'ColumnRef') return false;
  const types = [...(judging.catalog?.tables.values() ?? [])]
    .flatMap((table) => table.columns)
    .filter((candidate) => candidate.name === column)
    .map((candidate) => candidate.type);
  if (types.length === 0) return judging.tables.onlyTables && !judging.tables.allKnown;
  return !types.some((type) => scalar.test(type));
}

/** As `format_type` spells them. Any other type may be a row. */
const scalar =
  /^(small|big)?(int|serial)|^(numeric|decimal|real|double|float|bool|char|character|text|varchar|bpchar|name|bytea|date|time|interval|uuid|json|xml|money|bit|inet|cidr|macaddr|oid|reg|point|line|lseg|box|path|polygon|circle|ts(vector|query)|citext)/;

/** `((SELECT c FROM customers c)).name`, `(json_each(data)).value`. */
function isKnownColumn(name: string, type: string, judging: Judging): boolean {
  if (type === 'FuncCall') return rowFields.has(name);
  if (type !== 'SubLink' && type !== 'A_Indirection') return false;
  if (rowFields.has(name)) return true;
  for (const table of judging.catalog?.tables.values() ?? []) {
    if (table.columns.some((column) => column.name === name)) return true;
  }
  return false;
}

const rowFields: ReadonlySet<string> = new Set([
  'key',
  'value',
  'ordinality',
  'f1',
  'f2',
  'f3',
  'f4',
  'f5',
  'lexeme',
]);
