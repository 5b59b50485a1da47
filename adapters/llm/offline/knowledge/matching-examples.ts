import type { TaskKnowledge } from '../../../../src/adapter-kit/index.ts';
import { tokenizeQuestion } from '../text/tokenize-question.ts';

/** Words that ask, and change nothing of what is asked. */
const ASKING = new Set(
  'a an the please me us show list give tell find get display return what which is are was were do does did there all of'.split(
    ' ',
  ),
);

/** The statements of verified examples that ask the same in other words of courtesy, inflection and case; best first. */
export function matchingExamples(question: string, examples: TaskKnowledge['examples']): readonly string[] {
  const asked = essenceOf(question);
  if (asked === '') return [];
  return examples.filter((example) => essenceOf(example.question) === asked).map(({ sql }) => sql);
}

function essenceOf(question: string): string {
  return tokenizeQuestion(question)
    .filter(({ kind, lower }) => kind !== 'punctuation' && !(kind === 'word' && ASKING.has(lower)))
    .map(({ kind, stem, text }) => (kind === 'quoted' ? JSON.stringify(text.toLowerCase()) : stem))
    .join(' ');
}
