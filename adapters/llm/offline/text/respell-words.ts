import { ADJECTIVE_PHRASES } from '../lexicon/adjectives.ts';
import { isClosedClass } from '../lexicon/closed-class.ts';
import { FUNCTION_PHRASES } from '../lexicon/function-phrases.ts';
import { isLightVerb } from '../lexicon/light-verbs.ts';
import { NAME_WORDS } from '../lexicon/name-words.ts';
import { isStopWord } from '../lexicon/stop-words.ts';
import { SYNONYMS } from '../lexicon/synonyms.ts';
import { linkSpan } from '../link/link-span.ts';
import type { SchemaModel } from '../schema/schema-model.ts';
import { editDistance } from './edit-distance.ts';
import type { QuestionToken } from './question-token.ts';
import { splitIdentifier } from './split-identifier.ts';
import { stemWord } from './stem-word.ts';

const SHORTEST = 6;
const STEERING: ReadonlySet<string> = new Set(
  [...FUNCTION_PHRASES, ...ADJECTIVE_PHRASES].flatMap(([phrase]) => phrase.split(' ')),
);
const STEERING_STEMS: ReadonlySet<string> = new Set([...STEERING].map((word) => stemWord(word)));
/** Words one letter from common names, and no misspelling of them. */
const OWN_WORDS: ReadonlySet<string> = new Set(
  'county counties contact contacts marital martial casual causal statue message massage adaptor precipitation personal personnel'.split(
    ' ',
  ),
);

/**
 * "naems", "duratoin": a longer word that says nothing, one slip of the keyboard from exactly one word of the
 * schema or of what steers a query, is read as that word. What may be a stored value stays.
 */
export function respellWords(
  tokens: readonly QuestionToken[],
  model: SchemaModel,
  spoken: ReadonlySet<string>,
): readonly QuestionToken[] {
  const names = schemaWords(model);
  return tokens.map((token, index) => {
    const open =
      token.kind === 'word' && token.lower.length >= SHORTEST - 1 && (!token.capitalised || index === 0);
    if (!open || spoken.has(token.lower) || isKnown(token, model)) return token;
    const [meant, ...others] = [...new Set([...names, ...STEERING])].filter((word) =>
      isSlip(token.lower, word),
    );
    if (meant === undefined || others.some((other) => stemWord(other) !== stemWord(meant))) return token;
    return { ...token, text: meant, lower: meant, stem: stemWord(meant) };
  });
}

function isKnown(token: QuestionToken, model: SchemaModel): boolean {
  const { lower, stem } = token;
  if (STEERING.has(lower)) return true;
  if (stem === lower && STEERING_STEMS.has(stem)) return false;
  if (isClosedClass(lower) || isStopWord(lower) || isLightVerb(stem) || STEERING_STEMS.has(stem)) return true;
  if (OWN_WORDS.has(lower) || SYNONYMS.has(stem) || NAME_WORDS.some((word) => stemWord(word) === stem))
    return true;
  return linkSpan([token], model).score > 0;
}

/** The words of the names in the schema, each also in the plural. */
function schemaWords(model: SchemaModel): readonly string[] {
  const names = model.tables.flatMap(({ context, columns }) => [
    context.name,
    ...columns.map(({ name }) => name),
  ]);
  return names
    .flatMap(splitIdentifier)
    .filter((word) => word.length >= SHORTEST - 1)
    .flatMap((word) => [word, word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`]);
}

function isSlip(said: string, word: string): boolean {
  const swapped = said.length === word.length && [...said].sort().join('') === [...word].sort().join('');
  if (said.length < SHORTEST && !swapped) return false;
  return said[0] === word[0] && Math.abs(said.length - word.length) <= 1 && editDistance(said, word) === 1;
}
