import type { Judging } from './judging.ts';
import { namesOf } from './names-of.ts';
import type { Source } from './scope.ts';
import type { SyntaxNode } from './syntax-node.ts';
import { unwrap } from './unwrap.ts';

/** The alias of a function in FROM and the columns it offers. */
export function functionSource(
  body: SyntaxNode,
  alias: string | null,
  renamed: readonly string[],
  judging: Judging,
): [string, Source] {
  const calls = functionNames(body);
  const name = alias ?? calls[0]?.at(-1) ?? '';
  const open = calls.some((parts) => {
    const last = parts.at(-1) ?? '';
    return (
      shapedByArgument.has(last) ||
      judging.declaredFunctions.has(last) ||
      judging.declaredFunctions.has(parts.join('.'))
    );
  });
  if (open) return [name, { columns: null, isFunction: false }];
  const columns = new Set([...renamed, ...definedColumns(body), ...outputNames, name]);
  return [name, { columns, isFunction: true }];
}

/** Their columns are those of the row type they are given. */
const shapedByArgument: ReadonlySet<string> = new Set([
  'json_populate_record',
  'json_populate_recordset',
  'jsonb_populate_record',
  'jsonb_populate_recordset',
]);

/** Names of OUT parameters of built-in functions that return rows. None of them is a function to be wary of. */
const outputNames =
  `ordinality key value alias description token dictionaries dictionary lexemes lexeme positions
  weights tokid word`.split(/\s+/);

function functionNames(body: SyntaxNode): string[][] {
  const functions = Array.isArray(body.functions) ? body.functions : [];
  return functions.map((entry) => {
    const items = unwrap(entry)?.[1].items;
    const [type, call] = unwrap(Array.isArray(items) ? items[0] : null) ?? [];
    return type === 'FuncCall' ? namesOf(call?.funcname) : [];
  });
}

function definedColumns(body: SyntaxNode): string[] {
  const inRowsFrom = (Array.isArray(body.functions) ? body.functions : []).flatMap((entry) => {
    const items = unwrap(entry)?.[1].items;
    const list = unwrap(Array.isArray(items) ? items[1] : null)?.[1].items;
    return Array.isArray(list) ? list : [];
  });
  const listed = Array.isArray(body.coldeflist) ? body.coldeflist : [];
  return [...listed, ...inRowsFrom].map((column) => String(unwrap(column)?.[1].colname ?? ''));
}
