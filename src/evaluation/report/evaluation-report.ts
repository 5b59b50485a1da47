import type { AnswerFigures, AnswerVerdict } from '../answer-figures.ts';
import type { RetrievalFigures } from '../retrieval-figures.ts';

/** What `nlquery eval` found. JSON-safe. */
export interface EvaluationReport {
  /** What this file is; changes when its keys do. */
  readonly format: 'nlquery-eval/1';
  /** As it was called, without credentials. */
  readonly command: string;
  readonly versions: {
    readonly nlquery: string;
    readonly node: string;
    /** Dialect and server version. */
    readonly database: string;
  };
  /** ISO 8601, UTC. */
  readonly finishedAt: string;
  readonly golden: {
    readonly file: string;
    /** BLAKE3 of its questions and SQL: equal sets have equal checksums. */
    readonly checksum: string;
    readonly questions: number;
    /** Questions that nothing was measured with. */
    readonly unusable: readonly {
      readonly line: number;
      readonly question: string;
      readonly reason: string;
    }[];
  };
  /** Tables in the catalog. */
  readonly tables: number;
  /** By budget, smallest first. */
  readonly budgets: readonly BudgetReport[];
  /** `null` when no answers were asked for. */
  readonly answers: AnswersReport | null;
}

export interface BudgetReport {
  /** Tokens. */
  readonly budget: number;
  readonly figures: RetrievalFigures;
  /** By the number of tables that the gold SQL reads, fewest first. */
  readonly byTables: readonly { readonly tables: number; readonly figures: RetrievalFigures }[];
  readonly misses: readonly RetrievalMiss[];
}

export interface RetrievalMiss {
  readonly line: number;
  readonly question: string;
  readonly sql: string;
  /** Tables and columns that the gold SQL reads and that were not shown. */
  readonly missingTables: readonly string[];
  readonly missingColumns: readonly string[];
}

export interface AnswersReport {
  readonly model: string;
  /** Tokens of schema that the model was shown at most. */
  readonly budget: number;
  readonly figures: AnswerFigures;
  /** Questions that were not answered rightly. */
  readonly misses: readonly AnswerMiss[];
}

export interface AnswerMiss {
  readonly line: number;
  readonly question: string;
  readonly verdict: AnswerVerdict;
  readonly reason: string | null;
  readonly goldSql: string;
  readonly sql: string | null;
}
