import type { Dialect } from '../../ports/dialect.ts';
import { lexicalRules } from '../lexer/lexical-rules.ts';
import { tokenText } from '../lexer/token-text.ts';
import { tokenize } from '../lexer/tokenize.ts';

/** All words and names of conditions, lower case: a common table expression of such a name could stand in for what they mean. */
export function namesInPredicate(predicates: readonly string[], dialect: Dialect): ReadonlySet<string> {
  const names = new Set<string>();
  for (const predicate of predicates) {
    for (const token of tokenize(predicate, lexicalRules[dialect], predicate.length).tokens) {
      if (token.kind === 'word' || token.kind === 'name')
        names.add(tokenText(predicate, token).toLowerCase());
    }
  }
  return names;
}
