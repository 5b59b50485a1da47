import type { SqlFault, SqlFaultKind } from '../../../src/adapter-kit/index.ts';
import { reasonOf, redact } from '../../../src/adapter-kit/index.ts';
import { faultKinds } from './fault-kinds.ts';
import type { ServerMessage } from './is-statement-error.ts';

export interface ToSqlFaultOptions {
  /** The statement that was refused. */
  readonly sql: string;
  /** Of the session: the server puts it before names that the statement leaves bare. */
  readonly databaseName: string;
  readonly secrets: readonly string[];
}

/** What the server refused, in terms that a repair can act on. */
export function toSqlFault(error: ServerMessage, options: ToSqlFaultOptions): SqlFault {
  const { sql, databaseName, secrets } = options;
  const kind = faultKinds[error.errno] ?? 'other';
  const name = nameOf(error.sqlMessage, kind);
  return {
    kind,
    name: name === null ? null : redact(asWritten(name, sql, databaseName), secrets),
    message: reasonOf(named.has(kind) ? error.sqlMessage : withoutValues(error.sqlMessage, sql), secrets),
  };
}

/** Kinds whose messages quote names and the statement, never values. */
const named: ReadonlySet<SqlFaultKind> = new Set([
  'syntax',
  'unknown_table',
  'unknown_column',
  'ambiguous_column',
  'unknown_function',
  'grouping',
  'permission_denied',
]);

/** Other messages quote the value at fault, which may come from a row: only what the statement itself says is kept. */
function withoutValues(message: string, sql: string): string {
  return message.replace(/'((?:[^']|'(?=\w))*)'?/gs, (quoted, value: string) =>
    sql.includes(value) ? quoted : "'…'",
  );
}

/**
 * The first thing that the server puts in quotes, with a pattern of its own where that is something else. Servers without
 * English messages name nothing.
 */
function nameOf(message: string, kind: SqlFaultKind): string | null {
  const near = /\bnear '(.*)' at line \d+$/s.exec(message)?.[1];
  if (kind === 'syntax') return near === undefined ? null : (/^\s*(\w+|\S)/.exec(near)?.[1] ?? null);
  const found =
    /^(?:FUNCTION|PROCEDURE) (\S+) does not exist/i.exec(message)?.[1] ??
    /command denied to user .* for (?:table|column|routine) (.+?)(?: in table .*)?$/.exec(message)?.[1] ??
    /contains nonaggregated column '([^']+)'/.exec(message)?.[1] ??
    /^Access denied for user .* to database '([^']+)'$/.exec(message)?.[1] ??
    (/^Access denied/.test(message) ? null : undefined);
  if (found !== undefined) return found;
  if (kind === 'other' || kind === 'timeout' || kind === 'too_large' || kind === 'division_by_zero')
    return null;
  if (kind === 'type_mismatch') return /(?:function|operation) '([^']+)'/.exec(message)?.[1] ?? null;
  return /'([^']+)'/.exec(message)?.[1] ?? null;
}

/** Without quotes, and without the database that the statement did not name. */
function asWritten(name: string, sql: string, databaseName: string): string {
  const bare = name.replace(/[`'"]/g, '');
  const prefix = `${databaseName}.`.toLowerCase();
  if (!bare.toLowerCase().startsWith(prefix)) return bare;
  const plainSql = sql.replace(/[`\s]/g, '').toLowerCase();
  return plainSql.includes(bare.toLowerCase()) ? bare : bare.slice(prefix.length);
}
