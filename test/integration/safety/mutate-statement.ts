/**
 * A statement written otherwise: another case, other white space, comments, quotes and brackets, stretches of another statement. It may
 * mean the same, something else or nothing. `random` gives numbers from 0 up to 1.
 */
export function mutateStatement(sql: string, others: readonly string[], random: () => number): string {
  let text = sql;
  const times = 1 + Math.floor(random() * 3);
  for (let round = 0; round < times; round += 1) {
    const mutation = mutations[Math.floor(random() * mutations.length)];
    text = mutation?.(text, others[Math.floor(random() * others.length)] ?? '', random) ?? text;
  }
  return text;
}

type Mutation = (sql: string, other: string, random: () => number) => string;

const blanks = [
  '\t',
  '\n',
  '\r',
  '\f',
  '\v',
  '\u00a0',
  '\u2003',
  '\ufeff',
  '/**/',
  '/*!*/',
  '/* x */',
  '-- x\n',
  '--\n',
  '#\n',
  '/*/**/*/',
];
const fragments = [
  ';',
  "'",
  '"',
  '`',
  '\\',
  "\\'",
  '$$',
  '$a$',
  '--',
  '#',
  '/*',
  '*/',
  '/*!50000',
  '/*M!',
  '(',
  ')',
  '[',
  ']',
  "E'",
  "N'",
  "U&'",
  'U&"',
  'UNION ALL',
  'INTO',
  'FOR UPDATE',
  ',',
  '.',
  '::',
  '{',
  '}',
  '@',
  '?',
  '%',
  '\u0000',
  '\u2019',
  '\ud800',
  '=',
];

const mutations: readonly Mutation[] = [
  (sql, _, random) =>
    [...sql].map((one) => (random() < 0.5 ? one.toUpperCase() : one.toLowerCase())).join(''),
  (sql, _, random) => sql.replace(/ /g, () => (random() < 0.4 ? pick(blanks, random) : ' ')),
  (sql, _, random) => insert(sql, pick(blanks, random), random),
  (sql, _, random) => insert(sql, pick(fragments, random), random),
  (sql, _, random) => insert(sql, ` ${pick(fragments, random)} `, random),
  (sql, _, random) => sql.replace(/[a-z_]+/gi, (word) => (random() < 0.1 ? `"${word}"` : word)),
  (sql, _, random) => sql.replace(/[a-z_]+/gi, (word) => (random() < 0.1 ? `\`${word}\`` : word)),
  (sql, _, random) =>
    sql.replace(/[a-z]/gi, (one) =>
      random() < 0.03 ? String.fromCharCode(one.charCodeAt(0) + 0xfee0) : one,
    ),
  (sql) => `SELECT * FROM (${sql}) x`,
  (sql) => `WITH x AS (${sql}) SELECT * FROM x`,
  (sql) => `SELECT (${sql})`,
  (sql, _, random) => `${'('.repeat(1 + Math.floor(random() * 5))}${sql})`,
  (sql, other) => `${sql}; ${other}`,
  (sql, other) => `${other} UNION ALL ${sql}`,
  (sql, other) => `${sql} -- ${other}`,
  (sql, other) => `${sql} /* ${other} */`,
  (sql, other) => `${other} WHERE EXISTS (${sql})`,
  (sql, other, random) => insert(other, ` ${sql} `, random),
  (sql, other, random) => insert(sql, slice(other, random), random),
  (sql, _, random) => sql.replace(slice(sql, random), ''),
];

function pick(list: readonly string[], random: () => number): string {
  return list[Math.floor(random() * list.length)] ?? '';
}

function insert(text: string, part: string, random: () => number): string {
  const at = Math.floor(random() * (text.length + 1));
  return text.slice(0, at) + part + text.slice(at);
}

function slice(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length);
  return text.slice(at, at + 1 + Math.floor(random() * 30));
}
