import type { MysqlServer } from './mysql-server.ts';
import { quoteText } from './quote-text.ts';

export interface SessionLimits {
  /** Milliseconds for each statement. */
  readonly timeoutMs: number;
  /** Rows that a SELECT without a LIMIT of its own gives at most. */
  readonly maxRows?: number | undefined;
}

/** MariaDB's default. MySQL's is 1,024, past which it cuts the text and tells no one. */
const groupConcatMaxLength = 1_048_576;

/**
 * What makes a session, fresh or reset, safe to run a query in. The session is read-only besides the transaction: a
 * statement that commits implicitly ends the transaction only.
 */
export function beginStatements(
  server: MysqlServer,
  { timeoutMs, maxRows }: SessionLimits,
): readonly string[] {
  const limitMs = Math.min(Math.max(Math.ceil(timeoutMs), 1), 2_147_483_647);
  // Zero would mean no limit.
  const limits =
    server.dialect === 'mariadb'
      ? ['tx_read_only = 1', `max_statement_time = ${Math.min(limitMs / 1_000, 31_536_000)}`]
      : ['transaction_read_only = 1', `max_execution_time = ${limitMs}`];
  const settings = [
    'NAMES utf8mb4',
    ...limits.map((setting) => `SESSION ${setting}`),
    `SESSION sql_mode = ${quoteText(server.sqlMode)}`,
    ...(server.groupConcatMaxLength < groupConcatMaxLength
      ? [`SESSION group_concat_max_len = ${groupConcatMaxLength}`]
      : []),
    'SESSION lock_wait_timeout = 1',
    'SESSION innodb_lock_wait_timeout = 1',
    `SESSION sql_select_limit = ${maxRows === undefined ? 'DEFAULT' : maxRows}`,
  ];
  return [`SET ${settings.join(', ')}`, 'START TRANSACTION READ ONLY'];
}
