import type { Token } from '../lexer/tokenize.ts';
import { words } from '../static/words.ts';
import { stop } from '../stop.ts';
import type { StoppedVerdict } from '../verdict.ts';

/**
 * Finds a second statement: in T-SQL it needs no semicolon before it. The words that begin statements are reserved, so that unquoted
 * they can mean nothing else.
 *
 * Source: https://learn.microsoft.com/sql/t-sql/language-elements/reserved-keywords-transact-sql
 */
export function checkBatch(texts: readonly string[], tokens: readonly Token[]): StoppedVerdict | null {
  let depth = 0;
  let selects = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'open') depth += 1;
    if (token.kind === 'close') depth -= 1;
    if (token.kind !== 'word' || tokens[index - 1]?.kind === 'dot') continue;
    const word = texts[index] ?? '';
    const previous = texts[index - 1] ?? '';
    const next = texts[index + 1] ?? '';
    if (word === 'SELECT' && depth === 0) {
      const continues =
        previous === '' || setOperators.has(previous) || (selects === 0 && texts[0] === 'WITH');
      selects += 1;
      if (!continues) return several(token);
    }
    if (word === 'MERGE' && /^(JOIN|UNION)$/.test(next)) continue;
    if (word === 'FETCH' && /^ROWS?$/.test(previous) && /^(\d|\()/.test(texts[index + 2] ?? '')) continue;
    if (writing.has(word) || (word === 'BULK' && next === 'INSERT')) {
      const message = `${word} changes data, schema or the server. Only a statement that reads may run.`;
      return stop('write', dataWords.has(word) ? 'dml' : 'ddl', token.start, message);
    }
    if (acting.has(word)) {
      const message = `${word} begins a statement that may not run. Write one SELECT; a name like this stands in brackets.`;
      return stop('refused', 'statement_kind', token.start, message);
    }
  }
  return null;
}

function several(token: Token): StoppedVerdict {
  const message = 'There are several statements. Write exactly one SELECT.';
  return stop('refused', 'several_statements', token.start, message);
}

const setOperators = words('UNION ALL EXCEPT INTERSECT');
const dataWords = words('INSERT UPDATE DELETE MERGE TRUNCATE WRITETEXT UPDATETEXT');
const writing = new Set([
  ...dataWords,
  ...words('CREATE ALTER DROP GRANT REVOKE DENY BACKUP RESTORE DUMP LOAD TRIGGER SHUTDOWN'),
]);
const acting = words(`
  EXEC EXECUTE DECLARE SET WAITFOR PRINT BEGIN COMMIT ROLLBACK SAVE TRAN TRANSACTION IF WHILE BREAK CONTINUE RETURN GOTO
  RAISERROR USE KILL RECONFIGURE CHECKPOINT DBCC OPEN CLOSE FETCH DEALLOCATE CURSOR READTEXT SETUSER REVERT STATISTICS
  LINENO PROC PROCEDURE DISK OFFSETS
`);
