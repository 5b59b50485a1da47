import type { InEachDialect, Spoken } from './spoken.ts';

/** Functions of any engine that do one thing, and how each dialect writes it. */
interface Concept {
  /** Names in lower case, separated by spaces. */
  readonly names: string;
  readonly written: InEachDialect;
}

const everywhere = (written: string): InEachDialect => ({
  postgres: written,
  mysql: written,
  sqlite: written,
  duckdb: written,
  trino: written,
});

const datePart = (part: string, sqlite: string): Concept => ({
  names: part,
  written: {
    ...everywhere(`${part}(d)`),
    postgres: `extract(${part} FROM d)`,
    sqlite: `cast(strftime('${sqlite}', d) AS INTEGER)`,
  },
});

/** Sources: the function chapters of each engine's manual. `d` is a date, `s` text, `n` a number. */
const concepts: readonly Concept[] = [
  {
    names: 'strftime to_char date_format format_datetime',
    written: {
      postgres: "to_char(d, 'YYYY-MM-DD')",
      mysql: "date_format(d, '%Y-%m-%d')",
      sqlite: "strftime('%Y-%m-%d', d)",
      duckdb: "strftime(d, '%Y-%m-%d')",
      trino: "date_format(d, '%Y-%m-%d')",
    },
  },
  datePart('year', '%Y'),
  datePart('month', '%m'),
  datePart('day', '%d'),
  datePart('hour', '%H'),
  datePart('minute', '%M'),
  datePart('second', '%S'),
  {
    names: 'quarter',
    written: {
      ...everywhere('quarter(d)'),
      postgres: 'extract(quarter FROM d)',
      sqlite: "(cast(strftime('%m', d) AS INTEGER) + 2) / 3",
    },
  },
  {
    names: 'extract date_part datepart',
    written: { ...everywhere('extract(year FROM d)'), sqlite: "cast(strftime('%Y', d) AS INTEGER)" },
  },
  {
    names: 'dayofweek weekday day_of_week isodow',
    written: {
      postgres: 'extract(dow FROM d)',
      mysql: 'dayofweek(d)',
      sqlite: "cast(strftime('%w', d) AS INTEGER)",
      duckdb: 'dayofweek(d)',
      trino: 'day_of_week(d)',
    },
  },
  {
    names: 'dayname datename',
    written: {
      postgres: "to_char(d, 'FMDay')",
      mysql: 'dayname(d)',
      sqlite: "CASE strftime('%w', d) WHEN '0' THEN 'Sunday' WHEN '1' THEN 'Monday' … END",
      duckdb: 'dayname(d)',
      trino: "date_format(d, '%W')",
    },
  },
  {
    names: 'monthname',
    written: {
      postgres: "to_char(d, 'FMMonth')",
      mysql: 'monthname(d)',
      sqlite: "CASE strftime('%m', d) WHEN '01' THEN 'January' WHEN '02' THEN 'February' … END",
      duckdb: 'monthname(d)',
      trino: "date_format(d, '%M')",
    },
  },
  {
    names: 'last_day eomonth last_day_of_month',
    written: {
      postgres: "(date_trunc('month', d) + INTERVAL '1 month - 1 day')::date",
      mysql: 'last_day(d)',
      sqlite: "date(d, 'start of month', '+1 month', '-1 day')",
      duckdb: 'last_day(d)',
      trino: 'last_day_of_month(d)',
    },
  },
  {
    names: 'date_trunc datetrunc',
    written: {
      ...everywhere("date_trunc('month', d)"),
      mysql: "date_format(d, '%Y-%m-01')",
      sqlite: "date(d, 'start of month')",
    },
  },
  {
    names: 'datediff date_diff timestampdiff julianday age days_between',
    written: {
      postgres: 'end_date::date - start_date::date (days)',
      mysql: 'datediff(end_date, start_date) (days), timestampdiff(MONTH, start_date, end_date)',
      sqlite: 'julianday(end_date) - julianday(start_date) (days)',
      duckdb: "date_diff('day', start_date, end_date)",
      trino: "date_diff('day', start_date, end_date)",
    },
  },
  {
    names: 'dateadd date_add date_sub adddate subdate add_months timestampadd',
    written: {
      postgres: "d + INTERVAL '1 month'",
      mysql: 'date_add(d, INTERVAL 1 MONTH)',
      sqlite: "date(d, '+1 month')",
      duckdb: 'd + INTERVAL 1 MONTH',
      trino: "date_add('month', 1, d)",
    },
  },
  {
    names: 'date datetime',
    written: {
      postgres: "d::date, d - INTERVAL '1 month'",
      mysql: 'date(d), date_sub(d, INTERVAL 1 MONTH)',
      sqlite: "date(d), date(d, '-1 month')",
      duckdb: 'd::date, d - INTERVAL 1 MONTH',
      trino: "date(d), date_add('month', -1, d)",
    },
  },
  {
    names:
      'now getdate getutcdate sysdate sysdatetime curdate curtime today localtimestamp current_timestamp',
    written: { ...everywhere('current_date, current_timestamp'), sqlite: "date('now'), datetime('now')" },
  },
  {
    names: 'str_to_date to_date date_parse strptime parse_date parse_datetime',
    written: {
      postgres: "to_date(s, 'YYYY-MM-DD')",
      mysql: "str_to_date(s, '%Y-%m-%d')",
      sqlite: 'date(s)',
      duckdb: "strptime(s, '%Y-%m-%d')",
      trino: "date_parse(s, '%Y-%m-%d')",
    },
  },
  {
    names: 'unix_timestamp to_unixtime unixepoch epoch',
    written: {
      postgres: 'extract(epoch FROM d)',
      mysql: 'unix_timestamp(d)',
      sqlite: 'unixepoch(d)',
      duckdb: 'epoch(d)',
      trino: 'to_unixtime(d)',
    },
  },
  {
    names: 'from_unixtime to_timestamp',
    written: {
      postgres: 'to_timestamp(n)',
      mysql: 'from_unixtime(n)',
      sqlite: "datetime(n, 'unixepoch')",
      duckdb: 'to_timestamp(n)',
      trino: 'from_unixtime(n)',
    },
  },
  { names: 'ifnull nvl isnull', written: everywhere('coalesce(a, b)') },
  { names: 'if iif decode nvl2 choose', written: everywhere('CASE WHEN condition THEN a ELSE b END') },
  {
    names: 'group_concat string_agg listagg wm_concat',
    written: {
      postgres: "string_agg(s, ', ' ORDER BY s)",
      mysql: "group_concat(s ORDER BY s SEPARATOR ', ')",
      sqlite: "group_concat(s, ', ')",
      duckdb: "string_agg(s, ', ' ORDER BY s)",
      trino: "listagg(s, ', ') WITHIN GROUP (ORDER BY s)",
    },
  },
  {
    names: 'len length char_length character_length datalength',
    written: { ...everywhere('length(s)'), mysql: 'char_length(s)' },
  },
  {
    names: 'concat concat_ws',
    written: { ...everywhere("concat(a, ' ', b)"), sqlite: "a || ' ' || b" },
  },
  {
    names: 'substring_index split_part',
    written: {
      ...everywhere("split_part(s, ',', 1)"),
      mysql: "substring_index(s, ',', 1)",
      sqlite: "substr(s, 1, instr(s || ',', ',') - 1)",
    },
  },
  {
    names: 'charindex instr strpos locate position',
    written: { ...everywhere("strpos(s, 'part')"), mysql: "locate('part', s)", sqlite: "instr(s, 'part')" },
  },
  {
    names: 'left',
    written: { ...everywhere('left(s, 2)'), sqlite: 'substr(s, 1, 2)', trino: 'substr(s, 1, 2)' },
  },
  {
    names: 'right',
    written: { ...everywhere('right(s, 2)'), sqlite: 'substr(s, -2)', trino: 'substr(s, -2)' },
  },
  { names: 'ucase', written: everywhere('upper(s)') },
  { names: 'lcase', written: everywhere('lower(s)') },
  {
    names: 'regexp_like regexp_matches regexp_contains rlike regexp',
    written: {
      postgres: "s ~ 'pattern'",
      mysql: "s REGEXP 'pattern'",
      sqlite: "s LIKE '%part%', s GLOB '[0-9]*'",
      duckdb: "regexp_matches(s, 'pattern')",
      trino: "regexp_like(s, 'pattern')",
    },
  },
  { names: 'convert try_convert', written: { ...everywhere('cast(a AS type)'), mysql: 'cast(a AS CHAR)' } },
  {
    names: 'median percentile_cont percentile_disc quantile approx_percentile approx_quantile',
    written: {
      postgres: 'percentile_cont(0.5) WITHIN GROUP (ORDER BY n)',
      mysql: 'avg(n) of the middle rows by row_number() OVER (ORDER BY n)',
      sqlite: 'avg(n) of the middle rows by row_number() OVER (ORDER BY n)',
      duckdb: 'median(n)',
      trino: 'approx_percentile(n, 0.5)',
    },
  },
  {
    names: 'count_if countif',
    written: {
      ...everywhere('count(*) FILTER (WHERE condition)'),
      mysql: 'count(CASE WHEN condition THEN 1 END)',
      trino: 'count_if(condition)',
    },
  },
  {
    names: 'approx_distinct approx_count_distinct',
    written: { ...everywhere('count(DISTINCT a)'), trino: 'approx_distinct(a)' },
  },
  { names: 'total', written: { ...everywhere('coalesce(sum(n), 0)'), sqlite: 'total(n)' } },
  { names: 'rand random', written: { ...everywhere('random()'), mysql: 'rand()' } },
  { names: 'greatest', written: { ...everywhere('greatest(a, b)'), sqlite: 'max(a, b)' } },
  { names: 'least', written: { ...everywhere('least(a, b)'), sqlite: 'min(a, b)' } },
  {
    names: 'truncate trunc',
    written: {
      postgres: 'trunc(n::numeric, 1)',
      mysql: 'truncate(n, 1)',
      sqlite: 'cast(n AS INTEGER)',
      duckdb: 'trunc(n)',
      trino: 'truncate(n, 1)',
    },
  },
  { names: 'round', written: { ...everywhere('round(n, 2)'), postgres: 'round(n::numeric, 2)' } },
  {
    names: 'lpad',
    written: { ...everywhere("lpad(s, 5, '0')"), sqlite: "substr('00000' || s, -5)" },
  },
];

const byName: ReadonlyMap<string, InEachDialect> = new Map(
  concepts.flatMap(({ names, written }) => names.split(' ').map((name) => [name, written] as const)),
);

/** How the dialect writes what this function does in some engine; `null` for functions that are not known. */
export function functionEquivalent(name: string, dialect: Spoken): string | null {
  return byName.get(name.toLowerCase())?.[dialect] ?? null;
}
