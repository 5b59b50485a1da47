import type { Token } from '../lexer/tokenize.ts';
import { keywordTexts } from './keyword-texts.ts';
import type { StaticDialect } from './static-dialect.ts';
import { words } from './words.ts';

/** What stands where a table is expected. */
export interface TableReference {
  /** The name's parts as they are spelled; empty for a string. */
  readonly parts: readonly string[];
  readonly kind: 'table' | 'call' | 'string';
  readonly index: number;
}

export interface FoundTables {
  readonly references: readonly TableReference[];
  /** Where tables are given other names, perhaps with a list of columns in brackets. */
  readonly aliases: ReadonlySet<number>;
  /** Where something follows a table that the walk does not understand; `null` when nothing does. */
  readonly oddAt: number | null;
}

interface Level {
  inFrom: boolean;
  expecting: boolean;
  /** Arguments of EXTRACT, TRIM and their like: FROM is a word of theirs. */
  readonly ownFrom: boolean;
  /** Closing it ends an item of FROM: an alias may follow. */
  readonly isItem: boolean;
}

/** Walks the FROM clauses at every depth. */
export function findTables(
  texts: readonly string[],
  tokens: readonly Token[],
  dialect: Pick<StaticDialect, 'endsFrom' | 'arrayJoin' | 'afterTable'> = {},
): FoundTables {
  const keywords = keywordTexts(texts, tokens);
  const references: TableReference[] = [];
  const aliases = new Set<number>();
  const levels: Level[] = [{ inFrom: false, expecting: false, ownFrom: false, isItem: false }];
  let oddAt: number | null = null;
  const follows = (word: string) => afterTable.has(word) || dialect.afterTable?.has(word) === true;
  const noteAlias = (after: number) => {
    const from = keywords[after] === 'WITH' && keywords[after + 1] === 'ORDINALITY' ? after + 2 : after;
    const at = keywords[from] === 'AS' ? from + 1 : from;
    const token = tokens[at];
    const isAlias = token?.kind === 'name' || (token?.kind === 'word' && !follows(keywords[at] ?? ''));
    if (isAlias) aliases.add(at);
    // After AS some engines take any word for a name: `AS where, secrets`.
    else if (at > from && token !== undefined) oddAt ??= token.start;
    const next = tokens[isAlias ? at + 1 : at];
    if (next !== undefined && !mayFollow.test(next.kind)) oddAt ??= next.start;
  };
  for (let index = 0; index < tokens.length; index += 1) {
    const level = levels.at(-1);
    const token = tokens[index];
    if (level === undefined || token === undefined) break;
    if (token.kind === 'open') {
      levels.push(openLevel(keywords, index, level));
      level.expecting = false;
    } else if (token.kind === 'close') {
      if (levels.length > 1) levels.pop();
      if (level.isItem) noteAlias(index + 1);
    } else if (token.kind === 'comma') {
      level.expecting = level.inFrom;
    } else if (token.kind === 'word' && readWord(keywords, tokens, index, level, dialect)) {
      // The word was a clause's.
    } else if (level.expecting && token.kind === 'number') {
      // `LIMIT 5, 10`; a name that begins with a digit would go on.
      level.expecting = false;
      const next = tokens[index + 1];
      if (next?.start === token.end && (next.kind === 'word' || next.kind === 'dot')) oddAt ??= token.start;
    } else if (level.expecting) {
      const end = token.kind === 'string' ? index : pathEnd(tokens, index);
      const isCall = tokens[end + 1]?.kind === 'open';
      const kind = token.kind === 'string' ? 'string' : isCall ? 'call' : 'table';
      references.push({ parts: partsOf(texts, tokens, index, end), kind, index });
      level.expecting = isCall;
      if (!isCall) noteAlias(end + 1);
      index = end;
    }
  }
  return { references, aliases, oddAt };
}

function openLevel(texts: readonly string[], index: number, level: Level): Level {
  const before = texts[index - 1] ?? '';
  const tableArgument = before === 'TABLE';
  const isCall = level.expecting && !tableArgument && /^[\w"`]/.test(before) && !beforeTable.has(before);
  const inFrom = (level.expecting && !isCall) || tableArgument;
  return { inFrom, expecting: inFrom, ownFrom: ownFromFunctions.has(before), isItem: level.expecting };
}

/** Notes what a clause's word means for the level; `false` when the word may be a table's name. */
function readWord(
  texts: readonly string[],
  tokens: readonly Token[],
  index: number,
  level: Level,
  { endsFrom: alsoEnds, arrayJoin }: Pick<StaticDialect, 'endsFrom' | 'arrayJoin'>,
): boolean {
  const word = texts[index] ?? '';
  if (tokens[index - 1]?.kind === 'dot') return !level.expecting;
  if (word === 'FROM') {
    if (level.ownFrom || isOperatorsFrom(texts, index)) return true;
    level.inFrom = true;
    level.expecting = true;
  } else if (arrayJoin === true && word === 'JOIN' && isArrayJoin(texts, index)) {
    level.inFrom = false;
    level.expecting = false;
  } else if (word === 'APPLY' && level.inFrom && /^(CROSS|OUTER)$/.test(texts[index - 1] ?? '')) {
    level.expecting = true;
  } else if (word === 'JOIN' && texts[index - 1] === 'FOR' && /^(INDEX|KEY)$/.test(texts[index - 2] ?? '')) {
    // A hint of MySQL's: FORCE INDEX FOR JOIN (…).
    level.expecting = false;
  } else if (word === 'JOIN' || (word === 'STRAIGHT_JOIN' && level.inFrom)) {
    level.inFrom = true;
    level.expecting = true;
  } else if (word === 'TABLE') {
    level.expecting = true;
  } else if ((word === 'PIVOT' || word === 'UNPIVOT') && beginsQuery(texts, index)) {
    level.expecting = true;
  } else if (
    (endsFrom.has(word) && leadsToQuery(texts, index) && !(word === 'VALUES' && mayBeAlias(level))) ||
    isWindowClause(texts, tokens, index) ||
    (alsoEnds?.has(word) && !level.expecting)
  ) {
    level.inFrom = false;
    level.expecting = false;
  } else if (word === 'ON' || word === 'USING' || (mayBeName.has(word) && !level.expecting)) {
    level.expecting = false;
  } else return !level.expecting || word === 'LATERAL' || word === 'ONLY';
  return true;
}

/** `IS DISTINCT FROM`, `WITH FILL FROM`; behind a dot the first word is a column's name, and the second another name for it. */
function isOperatorsFrom(texts: readonly string[], index: number): boolean {
  const at = index - (texts[index - 2] === 'NOT' ? 3 : 2);
  const before = texts.slice(Math.max(at, 0), index).join(' ');
  return texts[at - 1] !== '.' && /^(IS (NOT )?DISTINCT|WITH FILL)$/.test(before);
}

/** In `table AS array JOIN other` the word is an alias. */
function isArrayJoin(texts: readonly string[], index: number): boolean {
  return texts[index - 1] === 'ARRAY' && texts[index - 2] !== 'AS';
}

function mayBeAlias({ inFrom, expecting }: Level): boolean {
  return inFrom && !expecting;
}

/** Not all versions of all engines keep the words of set operations from being aliases. */
function leadsToQuery(texts: readonly string[], index: number): boolean {
  return !setOperations.has(texts[index] ?? '') || beginsOperand.has(texts[index + 1] ?? '');
}

/** `WINDOW name AS (…), name AS (…)`; elsewhere the word is a table's alias. */
function isWindowClause(texts: readonly string[], tokens: readonly Token[], index: number): boolean {
  const isNamed = /^(word|name)$/.test(tokens[index + 1]?.kind ?? '');
  return texts[index] === 'WINDOW' && isNamed && texts[index + 2] === 'AS' && texts[index + 3] === '(';
}

function beginsQuery(texts: readonly string[], index: number): boolean {
  return index === 0 || texts[index - 1] === '(';
}

function pathEnd(tokens: readonly Token[], start: number): number {
  let end = start;
  if (tokens[start]?.kind === 'dot') end += 1;
  while (tokens[end + 1]?.kind === 'dot' && end + 2 < tokens.length) {
    end += tokens[end + 2]?.kind === 'dot' ? 1 : 2;
  }
  return Math.min(end, tokens.length - 1);
}

/** The parts of a name; an empty one where nothing stands before a dot: `database..table` leaves the schema out. */
function partsOf(
  texts: readonly string[],
  tokens: readonly Token[],
  start: number,
  end: number,
): readonly string[] {
  const isDot = (at: number) => at < start || tokens[at]?.kind === 'dot';
  return texts.slice(start, end + 1).flatMap((text, at) => {
    if (!isDot(start + at)) return [text];
    return isDot(start + at - 1) ? [''] : [];
  });
}

const beforeTable = words('FROM JOIN STRAIGHT_JOIN LATERAL ONLY TABLE PIVOT UNPIVOT');
const ownFromFunctions = words('EXTRACT TRIM SUBSTRING SUBSTR MID OVERLAY POSITION');
const setOperations = words('UNION INTERSECT EXCEPT');
const beginsOperand = words(
  'SELECT ( ALL DISTINCT BY CORRESPONDING VALUES TABLE WITH FROM DESCRIBE SHOW PIVOT UNPIVOT',
);
const endsFrom = words('SELECT WHERE GROUP ORDER HAVING UNION INTERSECT EXCEPT VALUES');
/** Clauses in one place, aliases in another: what follows a comma after them is still taken for a table. */
const mayBeName = words('LIMIT WINDOW QUALIFY MINUS FETCH OFFSET RETURNING');
const mayFollow = /^(comma|close|open|word|semicolon|executable_comment)$/;
const afterTable = words(`
  ON USING JOIN LEFT RIGHT INNER OUTER CROSS FULL NATURAL WHERE GROUP ORDER HAVING LIMIT UNION INTERSECT EXCEPT MINUS
  WINDOW OFFSET FETCH FOR TABLESAMPLE USE FORCE IGNORE STRAIGHT_JOIN PARTITION PIVOT UNPIVOT QUALIFY ASOF POSITIONAL SEMI
  ANTI MATCH_RECOGNIZE LATERAL SET AS WITH SELECT VALUES PROCEDURE LOCK INTO AT RETURNING FROM AND OR THEN ELSE END
`);
