import type { MysqlClient } from './mysql-client.ts';
import type { MysqlServer } from './mysql-server.ts';
import { queryRows } from './query-rows.ts';

/**
 * Modes that decide about values. All others are left out, first of all those that change where strings, names and
 * comments end (ANSI_QUOTES, NO_BACKSLASH_ESCAPES, and ORACLE, ANSI and their like, which bring them along) or what
 * operators and spaces mean: the guard reads statements without them.
 */
const harmlessModes: ReadonlySet<string> = new Set([
  'ONLY_FULL_GROUP_BY',
  'STRICT_TRANS_TABLES',
  'STRICT_ALL_TABLES',
  'NO_ZERO_IN_DATE',
  'NO_ZERO_DATE',
  'ALLOW_INVALID_DATES',
  'ERROR_FOR_DIVISION_BY_ZERO',
  'NO_ENGINE_SUBSTITUTION',
  'NO_UNSIGNED_SUBTRACTION',
  'PAD_CHAR_TO_FULL_LENGTH',
  'TIME_TRUNCATE_FRACTIONAL',
  'TIME_ROUND_FRACTIONAL',
]);

/** Which of the two it is, its version, and how it was configured to treat values. */
export async function readServer(client: MysqlClient): Promise<MysqlServer> {
  const sql = 'SELECT VERSION(), @@SESSION.sql_mode, @@SESSION.group_concat_max_len';
  const [row] = await queryRows(client, sql);
  const [version, sqlMode, groupConcatMaxLength] = (row ?? []).map(String);
  const modes = (sqlMode ?? '').split(',').filter((mode) => harmlessModes.has(mode));
  return {
    dialect: /mariadb/i.test(version ?? '') ? 'mariadb' : 'mysql',
    // MariaDB behind a proxy says `5.5.5-10.11.6-MariaDB`.
    version: /^(?:5\.5\.5-)?(\d+(?:\.\d+)*)/.exec(version ?? '')?.[1] ?? version ?? '',
    sqlMode: modes.join(','),
    groupConcatMaxLength: Number(groupConcatMaxLength),
  };
}
