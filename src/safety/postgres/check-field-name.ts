import type { Finding } from './finding.ts';
import { refuse } from './refuse.ts';
import type { Source } from './scope.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** Refuses a name after a dot that is not surely a column and may be a function instead. */
export function checkFieldName(name: string, source: Source | null, node: SyntaxNode): Finding | null {
  if (source?.columns?.has(name) === true) return null;
  if (source?.isFunction === true || suspicious.test(name)) {
    const message = `"${name}" is not a column here. A function may not be called by a dot.`;
    return refuse('field_function', node, message);
  }
  if (source !== null && source.columns !== null) {
    return refuse(
      'unknown_column',
      node,
      `There is no column "${name}" here. Use a column that the table has.`,
    );
  }
  return null;
}

/** Families of functions with side effects or secrets that take one argument; no column is likely to bear the name. */
const suspicious =
  /^(pg_|dblink|txid_|binary_upgrade_|crosstab|connectby$|brin_(de)?summarize|gin_clean_|has_\w+_privilege$|inet_(client|server)_|ts_(stat|rewrite)$|lo(read|write)$|lo_(creat|create|from_bytea|get|put|import|export|unlink|open|close|tell|lseek|truncate|manage|oid)(64)?$|\w+_to_xml|to_reg|reg(class|proc|procedure|oper|type|role|namespace|collation)$|nextval$|currval$|lastval$|setval$|setseed$|set_config$|current_setting$|get_raw_page$|heap_page|col_description$|obj_description$|cursor_to_)/i;
