import type { LinkedValue } from '../../../../src/adapter-kit/index.ts';
import { isClosedClass } from '../lexicon/closed-class.ts';
import { isStopWord } from '../lexicon/stop-words.ts';
import type { SchemaModel } from '../schema/schema-model.ts';
import type { QuestionToken } from '../text/question-token.ts';
import { bestCover } from './best-cover.ts';
import { functionSpans } from './function-spans.ts';
import type { Item } from './item.ts';
import { schemaSpans } from './schema-spans.ts';
import { valueSpans } from './value-spans.ts';
import { withoutCountsOfFigures } from './without-counts-of-figures.ts';

/** The question as items: the cover of its tokens by phrases, names and values that explains most of it. */
export function linkQuestion(
  tokens: readonly QuestionToken[],
  model: SchemaModel,
  values: readonly LinkedValue[],
): readonly Item[] {
  const spans = [
    ...functionSpans(tokens, model),
    ...schemaSpans(tokens, model),
    ...valueSpans(tokens, model, values),
  ];
  const items: Item[] = [];
  let position = 0;
  for (const span of bestCover(tokens.length, spans)) {
    for (; position < span.start; position += 1) items.push(plainItem(tokens[position]));
    items.push(span.item);
    position = span.end;
  }
  for (; position < tokens.length; position += 1) items.push(plainItem(tokens[position]));
  return withoutCountsOfFigures(items);
}

function plainItem(token: QuestionToken | undefined): Item {
  if (token === undefined) throw new RangeError('A span ends past the last token');
  const kind =
    token.kind === 'punctuation'
      ? 'mark'
      : token.kind === 'number'
        ? 'number'
        : token.kind === 'quoted'
          ? 'value'
          : isClosedClass(token.lower) || isStopWord(token.lower)
            ? 'stop'
            : 'word';
  return {
    kind,
    tokens: [token],
    text: token.text,
    lower: token.lower,
    stem: token.stem,
    tag: null,
    tables: [],
    columns: [],
    values: [],
  };
}
