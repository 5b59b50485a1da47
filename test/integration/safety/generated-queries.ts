import fc from 'fast-check';

/**
 * Queries over `orders (id, tenant_id, buyer_id, total)` and `buyers (id, tenant_id, name)`, in every shape that a reference to a table
 * may stand in. `a` and `b` are aliases with an integer column `id`.
 */
export function generatedQueries(schema: string): fc.Arbitrary<string> {
  const table = fc.constantFrom(
    'orders',
    'buyers',
    'ORDERS',
    'Buyers',
    ...[
      `${schema}.orders`,
      `${schema} . buyers`,
      '"orders"',
      `"${schema}"."buyers"`,
      'orders/* o */',
      'shared',
    ],
  );
  const { query } = fc.letrec<{ query: string; relation: string; condition: string; value: string }>(
    (tie) => ({
      relation: fc.oneof(
        { maxDepth: 2 },
        table,
        fc.tuple(tie('query')).map(([inner]) => `(${inner})`),
        fc
          .tuple(table, tie('condition'))
          .map(([name, where]) => `(SELECT a.* FROM ${name} a WHERE ${where})`),
      ),
      value: fc.oneof(
        { maxDepth: 2 },
        fc.constantFrom(
          'a.id',
          '1',
          'a.id % 3',
          '(SELECT count(*) FROM orders)',
          '(SELECT max(id) FROM buyers)',
        ),
        fc.tuple(table).map(([name]) => `(SELECT min(c.id) FROM ${name} c WHERE c.id > a.id)`),
        fc.tuple(tie('condition')).map(([test]) => `CASE WHEN ${test} THEN 1 ELSE 0 END`),
      ),
      condition: fc.oneof(
        { maxDepth: 2 },
        fc.constantFrom('a.id > 1', 'a.id IS NOT NULL', '1 = 1', "'orders' <> 'buyers'"),
        fc.tuple(table).map(([name]) => `EXISTS (SELECT 1 FROM ${name} d WHERE d.id = a.id)`),
        fc.tuple(table).map(([name]) => `a.id IN (SELECT d.id FROM ${name} AS d)`),
        fc.tuple(table).map(([name]) => `NOT a.id IN (SELECT id FROM ${name})`),
        fc.tuple(tie('condition'), tie('condition')).map(([one, two]) => `(${one} OR ${two})`),
      ),
      query: fc.oneof(
        { maxDepth: 3 },
        fc
          .tuple(tie('relation'), tie('condition'), tie('value'))
          .map(([from, where, value]) => `SELECT a.id, ${value} AS v FROM ${from} AS a WHERE ${where}`),
        fc
          .tuple(
            tie('relation'),
            fc.constantFrom('JOIN', 'LEFT JOIN', 'LEFT OUTER JOIN', 'FULL JOIN', 'RIGHT JOIN'),
            tie('relation'),
            tie('condition'),
          )
          .map(
            ([one, join, two, on]) =>
              `SELECT a.id, b.id AS v FROM ${one} a ${join} ${two} b ON a.id = b.id AND ${on}`,
          ),
        fc
          .tuple(tie('relation'), tie('relation'))
          .map(
            ([one, two]) =>
              `SELECT b.id, count(*) AS v FROM ${one} a, ${two} b WHERE a.id <= b.id GROUP BY b.id`,
          ),
        fc.tuple(table, table).map(([one, two]) => `SELECT id, 1 AS v FROM ${one} JOIN ${two} b USING (id)`),
        fc.tuple(table).map(([name]) => `SELECT sum(id) AS id, count(*) AS v FROM ${name}`),
        fc
          .tuple(tie('query'), fc.constantFrom('UNION', 'UNION ALL', 'EXCEPT', 'INTERSECT'), tie('query'))
          .map(([one, operation, two]) => `SELECT * FROM (${one}) l ${operation} SELECT * FROM (${two}) r`),
        fc
          .tuple(
            fc.constantFrom('WITH', 'WITH RECURSIVE'),
            fc.constantFrom('t', 'orders', 'buyers', '"orders"'),
            tie('query'),
            tie('query'),
            table,
          )
          .map(
            ([word, name, body, rest, other]) =>
              `${word} ${name} AS (${body}) SELECT a.id, (SELECT count(*) FROM ${other}) AS v FROM ${name} a ` +
              `UNION ALL SELECT id, v FROM (${rest}) x`,
          ),
        fc
          .tuple(table)
          .map(
            ([name]) =>
              `WITH RECURSIVE n(id, v) AS (SELECT 1, 1 UNION ALL SELECT n.id + 1, (SELECT 2) FROM n WHERE n.id < 4) ` +
              `SELECT n.id, o.id AS v FROM n LEFT JOIN ${name} o ON o.id = n.id`,
          ),
      ),
    }),
  );
  return query;
}
