import type { TaskKnowledge } from '../../../../src/adapter-kit/index.ts';
import type { QuestionToken } from '../text/question-token.ts';
import { tokenizeQuestion } from '../text/tokenize-question.ts';

const ARTICLES = new Set(['a', 'an', 'the']);

/** The question with the business terms that it names replaced by what they mean; the same list when it names none. */
export function expandTerms(
  tokens: readonly QuestionToken[],
  terms: TaskKnowledge['terms'],
): readonly QuestionToken[] {
  const known = terms
    .map(({ term, meaning }) => ({
      stems: stemsOf(term),
      meaning: withoutArticle(tokenizeQuestion(meaning)),
    }))
    .filter(({ stems, meaning }) => stems.length > 0 && meaning.length > 0)
    .sort((a, b) => b.stems.length - a.stems.length);
  const expanded: QuestionToken[] = [];
  let replaced = false;
  for (let at = 0; at < tokens.length; ) {
    const found = known.find(({ stems }) => stems.every((stem, step) => isStem(tokens[at + step], stem)));
    const token = tokens[at];
    if (found) expanded.push(...found.meaning);
    else if (token) expanded.push(token);
    replaced ||= found !== undefined;
    at += found?.stems.length ?? 1;
  }
  return replaced ? expanded : tokens;
}

function stemsOf(term: string): readonly string[] {
  return tokenizeQuestion(term).map(({ stem }) => stem);
}

function isStem(token: QuestionToken | undefined, stem: string): boolean {
  return token !== undefined && token.kind !== 'quoted' && token.stem === stem;
}

function withoutArticle(tokens: readonly QuestionToken[]): readonly QuestionToken[] {
  const rest = ARTICLES.has(tokens[0]?.lower ?? '') ? tokens.slice(1) : tokens;
  return rest.at(-1)?.text === '.' ? rest.slice(0, -1) : rest;
}
