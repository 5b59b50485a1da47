import { tokenText } from '../lexer/token-text.ts';
import type { Token } from '../lexer/tokenize.ts';
import { stop } from '../stop.ts';
import type { StoppedVerdict, Verdict } from '../verdict.ts';
import type { Denial } from './denial.ts';
import type { PrepareOutcome } from './guard-engine.ts';

/** The verdict that follows from what SQLite made of a statement that its tokens had nothing against. */
export function readOutcome(
  sql: string,
  tokens: readonly Token[],
  outcome: PrepareOutcome,
  strictNames = false,
): Verdict {
  if (outcome.denied !== null) return refuseDenied(sql, tokens, outcome.denied);
  if (outcome.error !== null) {
    if (!grammarError.test(outcome.error)) {
      return strictNames ? refuseUnresolved(outcome.error) : { verdict: 'read' };
    }
    return stop('refused', 'syntax', null, `SQLite cannot parse the statement: ${outcome.error}`);
  }
  const rest = tokens.find((token) => token.start >= outcome.consumed.length);
  if (!sql.startsWith(outcome.consumed) || (rest !== undefined && rest.kind !== 'semicolon')) {
    return stop(
      'refused',
      'several_statements',
      rest?.start ?? null,
      'There are several statements. Write one SELECT.',
    );
  }
  return { verdict: 'read' };
}

/** SQLite's parser gave up; any other error is about names, types or use, and the dry run will meet it again. */
const grammarError =
  /syntax error|incomplete input|unrecognized token|parser stack overflow|not authorized|too (large|big|many|long)/i;

/** Names that do not resolve in the catalog are not looked for in the database: it may hold more than the catalog. */
function refuseUnresolved(error: string): StoppedVerdict {
  const [, what, name] = /^no such (table|column): (.+)$/.exec(error) ?? [];
  if (name === undefined) return stop('refused', 'unresolved', null, `SQLite says: ${error}.`);
  const message = `SQLite says: ${error}. Use the tables and columns that are listed.`;
  return { ...stop('refused', `unknown_${what}`, null, message), name };
}

function refuseDenied(sql: string, tokens: readonly Token[], denial: Denial): Verdict {
  const place = tokens.find((token) => tokenText(sql, token).toLowerCase() === denial.name);
  const at = place?.start ?? null;
  if (denial.what === 'function') {
    const message = `The function ${denial.name}() is not allowed. Use a built-in function that only computes.`;
    return stop('refused', 'function', at, message);
  }
  if (denial.what === 'column') return { ...refuseUnresolved(`no such column: ${denial.name}`), at };
  if (denial.what === 'columns') {
    const message = `Some columns of ${denial.name} may not be read. Name the columns one by one, and use no star and no rowid.`;
    return stop('refused', 'column_policy', at, message);
  }
  if (denial.what === 'table') {
    const message = `The table ${denial.name} may not be read. Use the tables that are listed.`;
    return stop('refused', 'system_catalog', at, message);
  }
  return stop('refused', 'statement_kind', at, 'The statement does more than read. Write one SELECT.');
}
