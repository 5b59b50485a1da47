import type { SqlFault, SqlFaultKind } from '../../../src/adapter-kit/index.ts';

/** Source: https://mariadb.com/docs/server/reference/error-codes */
const kinds: Readonly<Record<number, SqlFaultKind>> = {
  1064: 'syntax',
  1046: 'unknown_table',
  1049: 'unknown_table',
  1146: 'unknown_table',
  1054: 'unknown_column',
  1052: 'ambiguous_column',
  1305: 'unknown_function',
  1055: 'grouping',
  1111: 'grouping',
  1140: 'grouping',
  1292: 'type_mismatch',
  1366: 'type_mismatch',
  1044: 'permission_denied',
  1045: 'permission_denied',
  1142: 'permission_denied',
  1227: 'permission_denied',
  1365: 'division_by_zero',
};

export function faultOf(error: unknown): SqlFault {
  const { errno = 0, message } = error as { errno?: number; message: string };
  const name = /(?:Table|Unknown column|Column|FUNCTION) '?([^'\s]+)'?/.exec(message)?.[1] ?? null;
  return { kind: kinds[errno] ?? 'other', name, message };
}
