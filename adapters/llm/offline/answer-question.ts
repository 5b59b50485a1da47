import type { LlmTask } from '../../../src/adapter-kit/index.ts';
import { linkQuestion } from './link/link-question.ts';
import type { OfflineLlmOptions } from './options.ts';
import { parseQuestion } from './parse/parse-question.ts';
import { buildSchemaModel } from './schema/build-schema-model.ts';
import { renderQuery } from './sql/render-query.ts';
import { tokenizeQuestion } from './text/tokenize-question.ts';

/** The form in which every model answers; exactly one field is not `null`. */
export interface SqlAnswer {
  readonly sql: string | null;
  readonly cannot_answer: string | null;
  readonly clarification: { readonly question: string; readonly options: readonly string[] } | null;
}

const THRESHOLD = 0.55;

/** The best reading of the question that was not tried before, when it is sure enough. */
export function answerQuestion(task: LlmTask, options: OfflineLlmOptions): SqlAnswer {
  const model = buildSchemaModel(task.schema);
  const items = linkQuestion(tokenizeQuestion(task.question), model, task.values);
  const parse = parseQuestion(items, model);
  const confidence = 1 - parse.doubts.reduce((sum, doubt) => sum + doubt.weight, 0);
  if (parse.query === null) return cannot('nothing in the schema matches the question');
  if (confidence < (options.threshold ?? THRESHOLD)) {
    return cannot(
      `these words have no clear place in the schema: ${parse.doubts.map((doubt) => doubt.reason).join(', ')}`,
    );
  }
  const sql = renderQuery(parse.query, {
    model,
    dialect: task.dialect,
    costOf: parse.costOf,
    counter: { next: 1 },
  });
  if (sql === null) return cannot('the tables it speaks of cannot be joined');
  if (task.attempts.some((attempt) => attempt.sql === sql))
    return cannot('no other reading of the question is left');
  return { sql, cannot_answer: null, clarification: null };
}

function cannot(reason: string): SqlAnswer {
  return { sql: null, cannot_answer: `The offline model cannot answer: ${reason}.`, clarification: null };
}
