import type { SchemaContext } from '../ports/schema-context.ts';
import { compareContext } from './compare-context.ts';
import type { Gold } from './gold.ts';
import type { RetrievalFigures } from './retrieval-figures.ts';
import type { RetrievalOutcome } from './retrieval-outcome.ts';
import { summariseRetrieval } from './summarise-retrieval.ts';

export interface RetrievalSubject<Question> {
  readonly questions: readonly Question[];
  /** What would be shown to the model for the question. */
  readonly retrieve: (question: Question) => Promise<Pick<SchemaContext, 'tables' | 'tokens'>>;
}

export interface RetrievalMeasured<Question> {
  readonly figures: RetrievalFigures;
  /** In the order of the questions. */
  readonly outcomes: readonly (RetrievalOutcome & { readonly question: Question })[];
}

export interface RetrievalMeasureOptions {
  /** Called after each question. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Runs retrieval for each question, one after the other, and compares what it shows with the question's gold. The first question is asked
 * twice, so that making indexes is not timed.
 */
export async function measureRetrieval<Question extends { readonly question: string; readonly gold: Gold }>(
  { questions, retrieve }: RetrievalSubject<Question>,
  { onProgress }: RetrievalMeasureOptions = {},
): Promise<RetrievalMeasured<Question>> {
  const [first] = questions;
  if (first !== undefined) await retrieve(first);
  const outcomes: (RetrievalOutcome & { question: Question })[] = [];
  for (const question of questions) {
    const startedAt = performance.now();
    const context = await retrieve(question);
    const ms = performance.now() - startedAt;
    const { gold } = question;
    outcomes.push({ question, gold, missing: compareContext(gold, context), tokens: context.tokens, ms });
    onProgress?.(outcomes.length, questions.length);
  }
  return { figures: summariseRetrieval(outcomes), outcomes };
}
