import { NlQueryError } from '../../errors/nl-query-error.ts';
import { patternMatcher } from '../../policy/pattern-matcher.ts';
import type { Principal, RowPolicy } from '../../policy/row-policy.ts';
import type { Catalog } from '../../ports/catalog.ts';
import { lexicalRules } from '../lexer/lexical-rules.ts';
import { tokenize } from '../lexer/tokenize.ts';
import type { BoundRowPolicy } from './bound-row-policy.ts';
import { isSelfContained } from './is-self-contained.ts';
import { renderLiteral } from './render-literal.ts';

/**
 * The row policies with the caller's values in their conditions.
 *
 * @throws `INVALID_OPTIONS` when a condition is none in this dialect: brackets or strings left open, several statements
 * @throws `INVALID_REQUEST` when a value is missing or cannot be written as SQL
 */
export function bindRowPolicies(
  policies: readonly RowPolicy[],
  principal: Principal,
  { dialect, searchPath }: Pick<Catalog, 'dialect' | 'searchPath'>,
): readonly BoundRowPolicy[] {
  const path = new Set(searchPath);
  return policies.map(({ table, where }) => ({
    matches: patternMatcher(table, path, 'iu', true).table,
    predicate: bind(where, principal, dialect),
  }));
}

function bind(where: string, principal: Principal, dialect: Catalog['dialect']): string {
  const { tokens } = tokenize(where, lexicalRules[dialect], where.length);
  if (!isSelfContained(where, dialect)) {
    const message = `createNlQuery: option "rowPolicies": ${JSON.stringify(where)} is not one condition`;
    throw new NlQueryError('INVALID_OPTIONS', message, { details: { option: 'rowPolicies' } });
  }
  let bound = '';
  let from = 0;
  for (const { kind, start, end } of tokens) {
    if (kind !== 'parameter' || where.charAt(start) !== ':') continue;
    const name = where.slice(start + 1, end);
    const value = Object.hasOwn(principal, name) ? principal[name] : undefined;
    const literal = value === undefined ? null : renderLiteral(value, dialect);
    if (literal === null) throw invalid(name, value === undefined);
    bound += where.slice(from, start) + literal;
    from = end;
  }
  return bound + where.slice(from);
}

function invalid(name: string, isMissing: boolean): NlQueryError {
  const message = isMissing ? 'is missing: a row policy needs it' : 'cannot be written as an SQL literal';
  const issues = [{ path: `principal.${name}`, message }];
  return new NlQueryError('INVALID_REQUEST', `The request is not valid. principal.${name}: ${message}`, {
    details: { issues },
  });
}
