import { loadTrinoGrammar } from './load-trino-grammar.ts';
import { splitSegments } from './split-segments.ts';
import type { SyntaxFault } from './syntax.ts';

/**
 * What Trino's own grammar finds wrong with one statement; `null` when nothing. Slow (milliseconds to tens of them): once
 * for every statement that is given out. Any table property passes it: see `findTrinoPropertyFaults`.
 *
 * @throws `PEER_MISSING` when `dt-sql-parser` is not installed
 */
export async function findTrinoGrammarFault(statement: string): Promise<SyntaxFault | null> {
  const grammar = await loadTrinoGrammar();
  const [first] = grammar.validate(statement);
  if (first) return { message: first.message, line: first.startLine, column: first.startColumn };
  const word = afterGrammar(statement);
  if (word !== null) return { message: `Trino has no ${word}.`, line: null, column: null };
  const statements = grammar.splitSQLByStatement(statement) ?? [];
  if (statements.length > 1) {
    return { message: `There are ${statements.length} statements in it.`, line: null, column: null };
  }
  return null;
}

/** What the grammar takes and Trino's analyser then refuses: quotes of another engine, keys read as a column and its type. */
function afterGrammar(statement: string): string | null {
  const bare = splitSegments(statement)
    .map(({ kind, text }) => (kind === 'code' || text.startsWith('`') ? text : ' '))
    .join('');
  if (bare.includes('`')) return 'names in backquotes';
  return /\b(?:PRIMARY\s+KEY|FOREIGN\s+KEY|UNIQUE)\s*\(/i.exec(bare)?.[0].replace(/\s*\($/, '') ?? null;
}
