import { isClosedClass } from '../lexicon/closed-class.ts';
import { MEN, WOMEN } from '../lexicon/gender-words.ts';
import { isParticiple } from '../lexicon/participles.ts';
import type { SchemaModel } from '../schema/schema-model.ts';
import type { QuestionToken } from '../text/question-token.ts';
import { splitIdentifier } from '../text/split-identifier.ts';
import { stemWord } from '../text/stem-word.ts';
import { linkSpan, type SpanLinks } from './link-span.ts';
import type { Span } from './span.ts';

const LONGEST = 6;
/** Words that rather ask for a figure than begin a shorter name. */
const AGGREGATES: ReadonlySet<string> = new Set(['total', 'average', 'maximum', 'minimum']);
const IMPERATIVES = new Set(
  'show list give find return name state report count order sort get select tell'.split(' '),
);

/** Spans that may name a table or a column. */
export function schemaSpans(tokens: readonly QuestionToken[], model: SchemaModel): readonly Span[] {
  const spans: Span[] = [];
  for (let start = 0; start < tokens.length; start += 1) {
    const first = tokens[start];
    if (first === undefined || !canBound(first)) continue;
    if (isImperative(tokens, start)) continue;
    const ordinal = ['first', 'last'].includes(first.lower);
    const alone = linkSpan([first], model);
    for (let end = start + 1; end <= Math.min(tokens.length, start + LONGEST); end += 1) {
      const last = tokens[end - 1];
      if (last === undefined || !canContinue(last)) break;
      if (!canBound(last) && !(last.kind === 'number' && end > start + 1)) continue;
      if (ordinal && end === start + 1) continue;
      const part = tokens.slice(start, end);
      const hasOf = part.some((token) => isClosedClass(token.lower));
      const links = part.length === 1 ? alone : linkSpan(part, model);
      if (hasOf && (alone.columns[0]?.score ?? 0) >= 0.95 && !spells(part, links)) continue;
      if (
        part.length > 1 &&
        AGGREGATES.has(first.lower) &&
        (links.columns[0]?.column.words.length ?? 0) < part.length
      )
        continue;
      if (links.score === 0 || (hasOf && links.score < 0.96)) continue;
      if (saysWhoDid(part, tokens[end], model) || saysWhich(part, links)) continue;
      spans.push(spanOf(start, part, links));
    }
  }
  return spans;
}

function spanOf(start: number, part: readonly QuestionToken[], links: SpanLinks): Span {
  const last = part.at(-1);
  return {
    start,
    end: start + part.length,
    weight: links.score * part.length + (links.score > 0.9 ? 0.25 : 0.15) * (part.length - 1),
    item: {
      kind: 'schema',
      tokens: part,
      text: part.map((token) => token.text).join(' '),
      lower: part.map((token) => token.lower).join(' '),
      stem: last?.stem ?? '',
      tag: null,
      tables: links.tables,
      columns: links.columns,
      values: [],
    },
  };
}

/** Whether a name may start or end with it. */
function canBound(token: QuestionToken): boolean {
  return token.kind === 'word' && !isClosedClass(token.lower);
}

function canContinue(token: QuestionToken): boolean {
  if (token.kind === 'number') return true;
  return (
    token.kind === 'word' &&
    (!isClosedClass(token.lower) || ['of', 'the', 'in', 'by', 'from', 'to'].includes(token.lower))
  );
}

/** A verb of asking at the head of a sentence, such as `List` or `Name`. */
function isImperative(tokens: readonly QuestionToken[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined || !IMPERATIVES.has(token.lower)) return false;
  const before = tokens[index - 1];
  if (
    before === undefined ||
    ['please', 'and', 'to'].includes(before.lower) ||
    /^[.?!;,:]$/.test(before.text)
  ) {
    const after = tokens[index + 1];
    return after !== undefined && (token.lower !== 'name' || before === undefined || after.lower === 'the');
  }
  return false;
}

/** "halls built *by* …": a table and what its rows went through, not a column called so. */
function saysWhoDid(
  part: readonly QuestionToken[],
  next: QuestionToken | undefined,
  model: SchemaModel,
): boolean {
  if (part.length !== 2 || next?.lower !== 'by' || !isParticiple(part[1]?.lower ?? '')) return false;
  return linkSpan(part.slice(0, 1), model).tables.some(({ score }) => score >= 0.95);
}

/** "date of birth" of a column that is called just so, small words and all. */
function spells(part: readonly QuestionToken[], links: SpanLinks): boolean {
  const said = part.map(({ stem }) => stem).join(' ');
  return links.columns.some(
    ({ column, score }) =>
      score >= 1 &&
      splitIdentifier(column.name)
        .map((word) => stemWord(word))
        .join(' ') === said,
  );
}

/** "female members", "members aged 30": a condition on the members, unless a column is called so. */
function saysWhich(part: readonly QuestionToken[], links: SpanLinks): boolean {
  const [first] = part;
  if (part.length > 1 && part.at(-1)?.lower === 'aged') return true;
  if (first === undefined || part.length < 2 || !(WOMEN.has(first.lower) || MEN.has(first.lower)))
    return false;
  return !links.columns.some(({ column }) => column.rawWords.includes(first.stem));
}
