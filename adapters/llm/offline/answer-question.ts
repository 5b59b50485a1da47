import type { LlmTask } from '../../../src/adapter-kit/index.ts';
import { expandTerms } from './knowledge/expand-terms.ts';
import { matchingExamples } from './knowledge/matching-examples.ts';
import { withNotes } from './knowledge/with-notes.ts';
import type { Item } from './link/item.ts';
import { linkQuestion } from './link/link-question.ts';
import type { OfflineLlmOptions } from './options.ts';
import { alternativeReadings } from './parse/alternative-readings.ts';
import { confidenceOf } from './parse/confidence-of.ts';
import { parseQuestion } from './parse/parse-question.ts';
import { respellLiteral } from './repair/respell-literal.ts';
import { buildSchemaModel } from './schema/build-schema-model.ts';
import type { SchemaModel } from './schema/schema-model.ts';
import { renderSql } from './sql/render-sql.ts';
import { replacePeriods } from './text/replace-periods.ts';
import { respellWords } from './text/respell-words.ts';
import { tokenizeQuestion } from './text/tokenize-question.ts';

/** The form in which every model answers; exactly one field is not `null`. */
export interface SqlAnswer {
  readonly sql: string | null;
  readonly cannot_answer: string | null;
  readonly clarification: { readonly question: string; readonly options: readonly string[] } | null;
}

const THRESHOLD = 0.64;

/** The best reading of the question that was not tried before, when it is sure enough. */
export function answerQuestion(task: LlmTask, options: OfflineLlmOptions): SqlAnswer {
  const { terms = [], notes = [], examples = [] } = task.knowledge ?? {};
  const tried = new Set(task.attempts.map((attempt) => attempt.sql));
  const verified = matchingExamples(task.question, examples).find((sql) => !tried.has(sql));
  const sure = verified ?? respellLiteral(task);
  if (sure !== null) return { sql: sure, cannot_answer: null, clarification: null };

  const model = buildSchemaModel(withNotes(task.schema, notes));
  const plain = tokenizeQuestion(task.question);
  const expanded = expandTerms(plain, terms);
  let reason = 'no other reading of the question is left';
  for (const tokens of new Set([expanded, plain])) {
    const words = respellWords(tokens, model, spokenValues(task));
    const items = linkQuestion(replacePeriods(words, task.now.slice(0, 10)), model, task.values);
    const readings = tried.size === 0 ? [items] : alternativeReadings(items);
    for (const [index, reading] of readings.entries()) {
      const answer = answerReading(reading, model, task, options.threshold ?? THRESHOLD);
      if (answer.sql !== null && !tried.has(answer.sql))
        return { sql: answer.sql, cannot_answer: null, clarification: null };
      if (index === 0 && answer.sql === null) reason = answer.reason;
    }
  }
  return { sql: null, cannot_answer: `The offline model cannot answer: ${reason}.`, clarification: null };
}

/** The words of the question that are stored somewhere. */
function spokenValues(task: LlmTask): ReadonlySet<string> {
  return new Set(task.values.flatMap(({ matchedText }) => matchedText.toLowerCase().split(/\s+/)));
}

function answerReading(
  items: readonly Item[],
  model: SchemaModel,
  task: LlmTask,
  threshold: number,
): { readonly sql: string; readonly reason: null } | { readonly sql: null; readonly reason: string } {
  const parse = parseQuestion(items, model);
  if (parse.query === null) return { sql: null, reason: 'nothing in the schema matches the question' };
  const sql = renderSql(parse.query, { model, dialect: task.dialect, costOf: parse.costOf });
  if (sql === null) return { sql: null, reason: 'the tables it speaks of cannot be joined' };
  if (confidenceOf(parse, items, sql) >= threshold) return { sql, reason: null };
  const unclear = parse.doubts.filter((doubt) => doubt.weight >= 0.1).map((doubt) => doubt.reason);
  const reason =
    unclear.length === 0
      ? 'the question is too involved for rules'
      : `this has no clear place in the schema: ${unclear.join(', ')}`;
  return { sql: null, reason };
}
