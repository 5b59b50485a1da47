import { expect, it } from 'vitest';
import { loadSyntax } from '../../../../src/advisor/syntax/load-syntax.ts';
import { freezeClock } from '../../../../src/advisor/verification/freeze-clock.ts';

const syntax = await loadSyntax();

it.each([
  ['current_date', "CAST('2024-03-15' AS DATE)"],
  ['current_timestamp', "CAST('2024-03-15 10:30:00' AS TIMESTAMP)"],
  ['now()', "CAST('2024-03-15 10:30:00' AS TIMESTAMP)"],
  ['d', 'd'],
])('freezes %s', (expression, frozen) => {
  const parsed = syntax.parseOne(`SELECT ${expression} AS x FROM t`, 'trino');
  if (!parsed.ok) throw new Error(parsed.fault.message);
  expect(syntax.print(freezeClock(parsed.tree), 'trino')).toEqual({
    ok: true,
    sql: `SELECT ${frozen} AS x FROM t`,
  });
});
