import type { SqlFault, SqlFaultKind } from '../../../src/adapter-kit/index.ts';
import { reasonOf, redact } from '../../../src/adapter-kit/index.ts';
import type { ServerMessage } from './is-statement-error.ts';

export interface ToSqlFaultOptions {
  /** The statement that was refused. */
  readonly sql: string;
  readonly secrets: readonly string[];
}

/** Source: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const kinds: Readonly<Record<string, SqlFaultKind>> = {
  '42601': 'syntax',
  '42P01': 'unknown_table',
  '3F000': 'unknown_table',
  '42703': 'unknown_column',
  '42702': 'ambiguous_column',
  '42883': 'unknown_function',
  '42803': 'grouping',
  '42P20': 'grouping',
  '42804': 'type_mismatch',
  '42846': 'type_mismatch',
  '42725': 'type_mismatch',
  '42P08': 'type_mismatch',
  '42P18': 'type_mismatch',
  '22P02': 'type_mismatch',
  '22P03': 'type_mismatch',
  '22003': 'type_mismatch',
  '22007': 'type_mismatch',
  '22008': 'type_mismatch',
  '22018': 'type_mismatch',
  '42501': 'permission_denied',
  '25006': 'permission_denied',
  '22012': 'division_by_zero',
  '57014': 'timeout',
  '55P03': 'timeout',
  '53200': 'too_large',
  '53400': 'too_large',
  '54000': 'too_large',
  '54001': 'too_large',
  '54011': 'too_large',
  '54023': 'too_large',
};

/** What the server refused, in terms that a repair can act on. */
export function toSqlFault(error: ServerMessage, { sql, secrets }: ToSqlFaultOptions): SqlFault {
  const text = isAboutValue(error) ? withoutValues(error.message, sql) : error.message;
  const hint = error.hint ? `. Hint: ${error.hint}` : '';
  const operator = operatorOf(error);
  const name = operator ?? nameOf(text, error.code);
  return {
    kind: operator === null ? (kinds[error.code] ?? 'other') : 'type_mismatch',
    name: name === null ? null : redact(name, secrets),
    message: reasonOf(`${text}${hint}`, secrets),
  };
}

/** `operator does not exist: integer = text` shares its code with functions, but is a matter of types. */
function operatorOf({ code, message }: ServerMessage): string | null {
  if (code !== '42883' || !message.startsWith('operator')) return null;
  return /[-+*/<>=~!@#%^&|`?]+/.exec(message)?.[0] ?? null;
}

/** Data exceptions quote the value at fault, and so do some whose code is otherwise one of grammar or of names. */
function isAboutValue({ code, message }: ServerMessage): boolean {
  return code.startsWith('22') || quotesValue.test(message);
}

/**
 * What reading the text of a full-text query, a configuration's name, a JSON path or an hstore says.
 *
 * Sources: tsquery.c, tsvector_parser.c, jsonpath_scan.l, namespace.c, wparser_def.c, hstore_io.c
 */
const quotesValue =
  /\bin ts(?:query|vector)\b|of jsonpath input$|^(?:text search \w+|schema) "|\bhstore\b|^there is no escaped character|^invalid parameter list format|^unrecognized (?:headline )?parameter|^cross-database references are|^improper qualified name/;

/** It may come from a row: only what the statement itself says, in whatever case, is kept. */
function withoutValues(message: string, sql: string): string {
  const isOwn = (value: string): boolean => sql.toLowerCase().includes(value.toLowerCase());
  return message
    .replace(/"((?:[^"]|"(?!$))*)"/gs, (quoted, value: string) => (isOwn(value) ? quoted : '"…"'))
    .replace(/^(cross-database .*?|improper .*?): (.*)$/s, (whole, head: string, value: string) =>
      isOwn(value) ? whole : `${head}: …`,
    );
}

function nameOf(message: string, code: string): string | null {
  if (code.startsWith('22')) return null;
  const quoted = /"((?:[^"]|"")+)"/.exec(message)?.[1];
  const bare =
    /^column ([^\s"]+) (?:does|must)/.exec(message)?.[1] ??
    /^(?:function|aggregate|procedure) ([^\s("]+)\(/.exec(message)?.[1] ??
    /^permission denied for (?:\w+ )+?(\S+)$/.exec(message)?.[1] ??
    /^cannot execute (.+?)(?:\(\))? in a read-only transaction$/.exec(message)?.[1] ??
    /^there is no parameter (\$\d+)$/.exec(message)?.[1];
  const name = bare ?? quoted ?? null;
  return name === '…' ? null : name;
}
