import type { Dependencies } from '../dependencies.ts';
import type { RunResult } from '../ports/database.ts';
import type { LlmUsage } from '../ports/llm.ts';
import type { SchemaContext } from '../ports/schema-context.ts';
import type { SqlFault } from '../ports/sql-fault.ts';
import { suggestNames } from './evaluation/suggest-names.ts';
import type { Generation } from './prompt/parse-generation.ts';
import type { Answer, AnswerUsage, AskEvent, Attempt, Clarification } from './query-service.ts';
import { rowsToData } from './rows-to-data.ts';
import { tellListener } from './tell-listener.ts';
import { trimStatement } from './trim-statement.ts';
import { warnings } from './warnings.ts';

type Stage = keyof AnswerUsage['stagesMs'];

/** An answer in the making: what has been tried, what it cost, and the ways it can end. */
export interface AnswerDraft {
  time<Result>(stage: Stage, work: () => Promise<Result>): Promise<Result>;
  retrieved(context: SchemaContext): void;
  context(): SchemaContext;
  called(usage: LlmUsage): void;
  generated(sql: string): void;
  running(sql: string): void;
  /** The same statement failed before; white space between its words and closing semicolons do not count. */
  isRepetition(sql: string): boolean;
  lastFault(): SqlFault | null;
  failedAttempts(): readonly { readonly sql: string; readonly fault: SqlFault }[];
  /** Notes the fault; `null` to go on, or the answer when going on cannot help. */
  faulty(sql: string, fault: SqlFault): Answer | null;
  /** The end of a statement that nobody will write anew. */
  failed(sql: string, fault: SqlFault): Answer;
  /** What the model said instead of SQL; `null` when it said nothing readable. */
  withoutSql(generation: Exclude<Generation, { kind: 'sql' }>): Answer | null;
  answered(sql: string, result: RunResult): Answer;
  /** Keeps a result that a next statement may better. */
  setAside(sql: string, result: RunResult): void;
  hasAside(): boolean;
  /** The answer that was set aside, when nothing better came; `null` when none was. */
  fallBack(): Answer | null;
  sqlOnly(sql: string, warning: string | null): Answer;
  blocked(sql: string): Answer;
  unverified(warning: string): Answer;
}

export function createAnswerDraft(
  { llm, logger, now }: Pick<Dependencies, 'llm' | 'logger' | 'now'>,
  onEvent: ((event: AskEvent) => void) | undefined,
): AnswerDraft {
  const attempts: Attempt[] = [];
  const stagesMs = { retrieve: 0, generate: 0, evaluate: 0, run: 0 };
  let aside: { readonly sql: string; readonly result: RunResult } | null = null;
  const spent = { llmCalls: 0, inputTokens: 0, outputTokens: 0 };
  let shown: SchemaContext = { tables: [], relations: [], tokens: 0, complete: false };

  function emit(event: AskEvent): void {
    tellListener({ logger }, onEvent, event);
  }

  function finish(outcome: Answer['outcome'], rest: Partial<Answer>): Answer {
    return {
      outcome,
      sql: null,
      columns: [],
      data: null,
      truncated: false,
      warning: null,
      clarification: null,
      ...rest,
      attempts: [...attempts],
      context: shown,
      usage: { model: llm.model, ...spent, stagesMs: { ...stagesMs } },
    };
  }

  function passed(sql: string): void {
    attempts.push({ sql, fault: null });
  }

  function answered(sql: string, result: RunResult): Answer {
    passed(sql);
    const { columns, data } = rowsToData(result);
    emit({ stage: 'rows', rowCount: data.length, truncated: result.truncated });
    return finish('answered', { sql, columns, data, truncated: result.truncated });
  }

  function clarify(clarification: Clarification): Answer {
    return finish('needs_clarification', { clarification, warning: `WARN: ${clarification.message}` });
  }

  return {
    time: async (stage, work) => {
      const start = now();
      try {
        return await work();
      } finally {
        stagesMs[stage] += now() - start;
      }
    },
    retrieved: (context) => {
      shown = context;
      emit({ stage: 'retrieved', context });
    },
    context: () => shown,
    called: ({ inputTokens, outputTokens }) => {
      spent.llmCalls += 1;
      spent.inputTokens += inputTokens;
      spent.outputTokens += outputTokens;
    },
    generated: (sql) => emit({ stage: 'generated', sql }),
    running: (sql) => emit({ stage: 'running', sql }),
    isRepetition: (sql) => attempts.some((attempt) => sameStatement(attempt.sql, sql)),
    lastFault: () => attempts.at(-1)?.fault ?? null,
    failedAttempts: () => attempts.flatMap(({ sql, fault }) => (fault ? [{ sql, fault }] : [])),
    faulty: (sql, rawFault) => {
      const attempt = { sql, fault: suggestNames(rawFault, shown) };
      attempts.push(attempt);
      if (rawFault.kind === 'timeout') {
        return finish('unverified', { sql, warning: warnings.timeout(rawFault.message) });
      }
      emit({ stage: 'repairing', attempt });
      return null;
    },
    failed: (sql, fault) => {
      attempts.push({ sql, fault });
      return finish('unverified', { sql, warning: warningOf(fault) });
    },
    withoutSql: (generation) => {
      if (generation.kind === 'clarification') {
        const { question, options } = generation;
        return clarify({ kind: 'ambiguous', message: question, options });
      }
      if (generation.kind === 'cannot_answer') {
        return clarify({ kind: 'unanswerable', message: generation.reason, options: [] });
      }
      const fault = { kind: 'other', name: null, message: 'The answer held no SQL.' } as const;
      attempts.push({ sql: '', fault });
      return null;
    },
    answered,
    setAside: (sql, result) => {
      aside = { sql, result };
    },
    hasAside: () => aside !== null,
    fallBack: () => aside && answered(aside.sql, aside.result),
    sqlOnly: (sql, warning) => {
      passed(sql);
      return finish('sql_only', { sql, warning });
    },
    blocked: (sql) => {
      const fault = { kind: 'refused', name: null, message: warnings.write } as const;
      attempts.push({ sql, fault });
      return finish('blocked', { sql, warning: warnings.write });
    },
    unverified: (warning) => finish('unverified', { sql: attempts.at(-1)?.sql || null, warning }),
  };
}

function warningOf({ kind, message }: SqlFault): string {
  return kind === 'timeout' ? warnings.timeout(message) : warnings.fault(message);
}

function sameStatement(a: string, b: string): boolean {
  return a !== '' && squeeze(a) === squeeze(b);
}

/** White space within strings and quoted names means something. */
function squeeze(sql: string): string {
  const pieces = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\s+/g;
  return trimStatement(sql).replace(pieces, (piece) => (/^\s/.test(piece) ? ' ' : piece));
}
