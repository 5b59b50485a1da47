import type { InEachDialect } from './spoken.ts';

/** Syntax of some engines, told by the texts of its tokens (words in upper case), and how a dialect that lacks it writes the same. */
export interface Construct {
  /** As it is to be named to a model. */
  readonly foreign: string;
  /** Matched against the tokens' texts, each followed by a space; strings stand as `''`. */
  readonly pattern: RegExp;
  /** `null` where the dialect has the construct itself. */
  readonly written: InEachDialect;
}

const limit = {
  postgres: 'LIMIT n',
  mysql: 'LIMIT n',
  sqlite: 'LIMIT n',
  duckdb: 'LIMIT n',
  trino: 'LIMIT n',
};
const ranked =
  'a subquery with row_number() OVER (PARTITION BY … ORDER BY …) AS rank, and WHERE rank = 1 around it';

/** Sources: the SELECT chapters of each engine's manual. */
export const constructs: readonly Construct[] = [
  {
    foreign: 'TOP n',
    pattern: /\bSELECT (?:DISTINCT |ALL )?TOP (?:\d+|\( \d+ \)) /,
    written: {
      postgres: `${limit.postgres} at the end`,
      mysql: `${limit.mysql} at the end`,
      sqlite: `${limit.sqlite} at the end`,
      duckdb: `${limit.duckdb} at the end`,
      trino: `${limit.trino} at the end`,
    },
  },
  {
    foreign: 'LIMIT offset, count',
    pattern: /\bLIMIT \d+ , \d+ /,
    written: {
      postgres: 'LIMIT count OFFSET offset',
      mysql: null,
      sqlite: null,
      duckdb: 'LIMIT count OFFSET offset',
      trino: 'OFFSET offset LIMIT count',
    },
  },
  {
    foreign: 'FETCH FIRST n ROWS ONLY',
    pattern: /\bFETCH (?:FIRST|NEXT) /,
    written: { ...limit, postgres: null, trino: null },
  },
  {
    foreign: 'ILIKE',
    pattern: /\bILIKE /,
    written: {
      postgres: null,
      mysql: 'LIKE (case does not matter in most collations)',
      sqlite: 'LIKE (case does not matter for ASCII letters)',
      duckdb: null,
      trino: "lower(s) LIKE 'text%'",
    },
  },
  {
    foreign: 'REGEXP',
    pattern: /\b(?:REGEXP|RLIKE) (?!\()/,
    written: {
      postgres: "s ~ 'pattern'",
      mysql: null,
      sqlite: "s LIKE '%part%', s GLOB '[0-9]*'",
      duckdb: "regexp_matches(s, 'pattern')",
      trino: "regexp_like(s, 'pattern')",
    },
  },
  {
    foreign: '~',
    pattern: / ~ (?:\* )?'' /,
    written: {
      postgres: null,
      mysql: "s REGEXP 'pattern'",
      sqlite: "s LIKE '%part%', s GLOB '[0-9]*'",
      duckdb: "regexp_matches(s, 'pattern')",
      trino: "regexp_like(s, 'pattern')",
    },
  },
  {
    foreign: 'a::type',
    pattern: / : : \w/,
    written: {
      postgres: null,
      mysql: 'cast(a AS type)',
      sqlite: 'cast(a AS type)',
      duckdb: null,
      trino: 'cast(a AS type)',
    },
  },
  {
    foreign: 'INTERVAL',
    pattern: /\bINTERVAL (?:''|\d|- )/,
    written: {
      postgres: "d - INTERVAL '1 month'",
      mysql: 'd - INTERVAL 1 MONTH',
      sqlite: "date(d, '-1 month')",
      duckdb: 'd - INTERVAL 1 MONTH',
      trino: "d - INTERVAL '1' MONTH",
    },
  },
  {
    foreign: 'SEPARATOR',
    pattern: /\bSEPARATOR '' /,
    written: {
      postgres: "string_agg(s, ', ' ORDER BY s)",
      mysql: null,
      sqlite: "group_concat(s, ', ')",
      duckdb: "string_agg(s, ', ' ORDER BY s)",
      trino: "listagg(s, ', ') WITHIN GROUP (ORDER BY s)",
    },
  },
  {
    foreign: 'QUALIFY',
    pattern: /\bQUALIFY /,
    written: { postgres: ranked, mysql: ranked, sqlite: ranked, duckdb: null, trino: ranked },
  },
  {
    foreign: 'DISTINCT ON',
    pattern: /\bDISTINCT ON \( /,
    written: { postgres: null, mysql: ranked, sqlite: ranked, duckdb: null, trino: ranked },
  },
  {
    foreign: 'MINUS',
    pattern: /\bMINUS (?:ALL )?SELECT /,
    written: { postgres: 'EXCEPT', mysql: 'EXCEPT', sqlite: 'EXCEPT', duckdb: 'EXCEPT', trino: 'EXCEPT' },
  },
  {
    foreign: 'FILTER (WHERE …)',
    pattern: / \) FILTER \( WHERE /,
    written: {
      postgres: null,
      mysql: 'count(CASE WHEN condition THEN 1 END), sum(CASE WHEN condition THEN n END)',
      sqlite: null,
      duckdb: null,
      trino: null,
    },
  },
  {
    foreign: 'FULL JOIN',
    pattern: /\bFULL (?:OUTER )?JOIN /,
    written: {
      postgres: null,
      mysql: 'a LEFT JOIN b … UNION a RIGHT JOIN b …',
      sqlite: null,
      duckdb: null,
      trino: null,
    },
  },
  {
    foreign: '[name]',
    pattern: /(?:^|[,.=(] |\b(?:SELECT|FROM|JOIN|BY|ON|WHERE|AND|OR|AS) )\[ [A-Z]/,
    written: { postgres: '"name"', mysql: '`name`', sqlite: null, duckdb: '"name"', trino: '"name"' },
  },
  {
    foreign: '`name`',
    pattern: /` (?:\w+ )+` /,
    written: { postgres: '"name"', mysql: null, sqlite: null, duckdb: '"name"', trino: '"name"' },
  },
];
