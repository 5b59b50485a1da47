import { collapseRepeatedPaths } from './collapse-repeated-paths.ts';
import { outsideQuotes } from './outside-quotes.ts';
import type { TextRepair } from './text-repair.ts';
import { uncoverSwallowedComment } from './uncover-swallowed-comment.ts';

/** In the order in which they are tried; each alone, then on top of the ones before it. */
export const textRepairs: readonly TextRepair[] = [
  {
    says: 'typographic quotes and spaces became plain ones',
    candidates: (text) => [plainQuotes(text)],
  },
  {
    says: 'a markdown fence around the statement was taken off',
    candidates: (text) => [text.replace(/^\s*```\w*\s*\n?/, '').replace(/\n?\s*```\s*$/, '')],
  },
  {
    says: 'line breaks written as \\n became real ones',
    candidates: (text) => [
      outsideQuotes(text, (part) => part.replace(/\\r\\n|\\n/g, '\n').replaceAll('\\t', ' ')),
      text.replace(/\\r\\n|\\n/g, '\n'),
    ],
  },
  {
    says: 'names repeated at the beginning of a path were taken out',
    candidates: (text, tokens) => [collapseRepeatedPaths(text, tokens) ?? text],
  },
  {
    says: 'a comma before a keyword or a closing parenthesis was taken out',
    candidates: (text) => [
      outsideQuotes(text, (part) =>
        part.replace(/,(\s*(?:\)|\b(?:FROM|WHERE|GROUP|ORDER|HAVING|LIMIT)\b))/gi, '$1'),
      ),
    ],
  },
  {
    says: 'parentheses missing at the end were added',
    ofQueriesOnly: true,
    candidates: (text) => [`${text})`, `${text}))`],
  },
  {
    says: 'a -- comment that swallowed the rest of its line was closed',
    candidates: uncoverSwallowedComment,
  },
  {
    says: 'options of the table that the parser does not know were left out',
    candidates: (text) => [text.replace(/\)\s*(?:(?:WITHOUT\s+ROWID|STRICT)\s*,?\s*)+$/i, ')')],
  },
];

function plainQuotes(text: string): string {
  return text
    .replace(/[\u2018\u2019\u201A\u2032]/g, "'")
    .replace(/[\u201C\u201D\u201E\u2033]/g, '"')
    .replace(/[\u00A0\u2007\u202F]/g, ' ')
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '');
}
