import type { Token } from '../lexer/tokenize.ts';
import { words } from './words.ts';

/**
 * Whether an unquoted word of the grammar is used as one. Few are reserved in every engine: `date`, `text` or `first` is a column where an
 * operand begins, unless what follows shows that it is not.
 */
export function isGrammarWord(texts: readonly string[], tokens: readonly Token[], index: number): boolean {
  const word = texts[index] ?? '';
  if (reserved.has(word)) return true;
  if (!others.has(word)) return false;
  const previous = tokens[index - 1];
  const before = texts[index - 1] ?? '';
  const beginsOperand =
    previous === undefined ||
    /^(open|comma|operator|dot|executable_comment)$/.test(previous.kind) ||
    (previous.kind === 'word' && operandFollows.has(before));
  if (!beginsOperand) return true;
  const next = texts[index + 1] ?? '';
  if (types.has(word)) {
    const isLiteral = tokens[index + 1]?.kind === 'string';
    const isCast = before === ':' && texts[index - 2] === ':';
    const isUnit =
      before === '(' && (next === 'FROM' || /^TIMESTAMP(DIFF|ADD)$/.test(texts[index - 2] ?? ''));
    return isLiteral || isCast || isUnit;
  }
  if (beginsFrame.has(word) && !(before === '(' && /^(OVER|AS)$/.test(texts[index - 2] ?? ''))) return false;
  if (boundsFrame.has(word) && !/^(ROWS|RANGE|GROUPS|BETWEEN|AND)$/.test(before)) return false;
  return followers.get(word)?.test(next) === true;
}

const reserved = words(`
  SELECT DISTINCT ALL FROM WHERE GROUP BY HAVING ORDER WITH AS ON USING JOIN LEFT RIGHT INNER OUTER CROSS FULL NATURAL UNION
  INTERSECT EXCEPT CASE WHEN THEN ELSE END AND OR NOT IN IS NULL LIKE BETWEEN EXISTS CAST TRUE FALSE VALUES INTERVAL
`);

/** Types, and units of time. */
const types = words(`
  YEAR MONTH DAY HOUR DATE TIMESTAMP TIME INTEGER INT BIGINT DECIMAL NUMERIC VARCHAR CHAR DOUBLE REAL TEXT BOOLEAN
`);

const others = words(`
  ASC DESC NULLS FIRST LAST LIMIT OFFSET FETCH NEXT ROW ROWS ONLY RECURSIVE ILIKE ANY SOME OVER PARTITION RANGE GROUPS
  UNBOUNDED PRECEDING FOLLOWING CURRENT FILTER WITHIN ESCAPE LATERAL
  COUNT SUM AVG MIN MAX COALESCE NULLIF ROUND ABS LOWER UPPER LENGTH CONCAT SUBSTRING SUBSTR TRIM EXTRACT ROW_NUMBER RANK
  DENSE_RANK LAG LEAD IF IFNULL
  YEAR MONTH DAY HOUR DATE TIMESTAMP TIME INTEGER INT BIGINT DECIMAL NUMERIC VARCHAR CHAR DOUBLE REAL TEXT BOOLEAN
`);

/** Without a word before them they stand where a window begins: `rows BETWEEN 1 AND 2` is a condition elsewhere. */
const beginsFrame = words('ROWS RANGE GROUPS');
/** Elsewhere what follows is another name for the column: `SELECT current row`. */
const boundsFrame = words('CURRENT UNBOUNDED');

/** What shows, where an operand could begin, that the word is the grammar's. */
const frame = /^(BETWEEN|UNBOUNDED|CURRENT|INTERVAL|\d.*|'.*)$/s;
const followers: ReadonlyMap<string, RegExp> = new Map([
  ['CURRENT', /^ROW$/],
  ['UNBOUNDED', /^(PRECEDING|FOLLOWING)$/],
  ['PARTITION', /^BY$/],
  ['ROWS', frame],
  ['RANGE', frame],
  ['GROUPS', frame],
]);

const operandFollows = words(`
  SELECT DISTINCT DISTINCTROW ALL WHERE AND OR XOR NOT BY ON HAVING CASE WHEN THEN ELSE IN IS LIKE ILIKE RLIKE REGEXP GLOB SIMILAR
  TO BETWEEN DIV MOD BINARY INTERVAL FROM ESCAPE RETURNING QUALIFY SET USING ANY SOME VALUES ROW SQL_NO_CACHE
  SQL_CALC_FOUND_ROWS STRAIGHT_JOIN HIGH_PRIORITY SQL_SMALL_RESULT SQL_BIG_RESULT SQL_BUFFER_RESULT LIMIT OFFSET
  ROWS RANGE GROUPS MEASURES DEFINE COLLATE SEPARATOR FOR OF AGAINST
`);
