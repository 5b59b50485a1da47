import type { Dialect } from '../ports/dialect.ts';

const backquoted = new Set<Dialect>(['mysql', 'mariadb', 'clickhouse']);
const foldsToLower = new Set<Dialect>(['postgres']);

/** `name` as SQL has to spell it: quoted where it is a reserved word or holds anything but letters, digits and `_`. */
export function renderName(name: string, dialect: Dialect): string {
  const plain = foldsToLower.has(dialect) ? /^[a-z_][a-z0-9_]*$/ : /^[A-Za-z_][A-Za-z0-9_]*$/;
  if (plain.test(name) && !reservedWords.has(name.toLowerCase())) return name;
  const safe = name.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ');
  if (backquoted.has(dialect)) return `\`${safe.replaceAll('`', '``')}\``;
  if (dialect === 'tsql') return `[${safe.replaceAll(']', ']]')}]`;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** Words that at least one of the dialects does not take as a bare name. */
const reservedWords = new Set(
  'all alter analyse analyze and any array as asc between both by case cast check collate column constraint create cross cube current current_date current_role current_time current_timestamp current_user database default delete desc describe distinct do drop else end except exists explain false fetch file for foreign from full function grant group grouping having if in index inner insert intersect interval into is join key keys kill lateral leading left like limit localtime localtimestamp lock match natural not null offset on only or order outer over partition placing plan precision primary procedure range rank read references release replace returning right row rows schema select session_user set show some table tablesample then to top trailing trigger true union unique unnest update usage user using values view when where window with write'.split(
    ' ',
  ),
);
