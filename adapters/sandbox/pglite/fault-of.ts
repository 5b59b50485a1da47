import type { SqlFault, SqlFaultKind } from '../../../src/adapter-kit/index.ts';

/** Source: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const kinds: Readonly<Record<string, SqlFaultKind>> = {
  '42601': 'syntax',
  '42P01': 'unknown_table',
  '3F000': 'unknown_table',
  '42703': 'unknown_column',
  '42702': 'ambiguous_column',
  '42883': 'unknown_function',
  '42803': 'grouping',
  '42804': 'type_mismatch',
  '22P02': 'type_mismatch',
  '22003': 'type_mismatch',
  '22007': 'type_mismatch',
  '42501': 'permission_denied',
  '22012': 'division_by_zero',
  '53200': 'too_large',
};

export function faultOf(error: unknown): SqlFault {
  const { code = '', message } = error as { code?: string; message: string };
  const name = /^(?:relation|column|schema|function) "?([^"\s]+)"? does not exist/.exec(message)?.[1] ?? null;
  return { kind: kinds[code] ?? 'other', name, message };
}
