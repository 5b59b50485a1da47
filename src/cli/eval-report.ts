import packageJson from '../../package.json' with { type: 'json' };
import { findDatabase } from '../connections/find-database.ts';
import { deriveGolds } from '../evaluation/derive-golds.ts';
import { measureRetrieval } from '../evaluation/measure-retrieval.ts';
import { budgetReport } from '../evaluation/report/budget-report.ts';
import type { BudgetReport, EvaluationReport } from '../evaluation/report/evaluation-report.ts';
import { guardConnection } from '../safety/guard-connection.ts';
import { blake3Hex } from '../shared/blake3-hex.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { chooseLlm } from './choose-llm.ts';
import type { CliContext } from './cli-context.ts';
import { createStatusLine } from './create-status-line.ts';
import { evalAnswers } from './eval-answers.ts';
import { evalCommandLine } from './eval-command-line.ts';
import type { EvalInputs } from './eval-inputs.ts';
import type { EvalOptions } from './eval-options.ts';
import { evalUnusable } from './eval-unusable.ts';
import { ingestUrl } from './ingest-url.ts';
import { openNlQuery } from './open-nl-query.ts';
import { progressBar } from './progress-bar.ts';

/** Reads the schema where need be and measures retrieval at each budget, and answers when they are asked for. */
export async function evalReport(
  context: CliContext,
  inputs: EvalInputs,
  options: EvalOptions,
): Promise<EvaluationReport> {
  const { io } = context;
  const { signal } = io;
  const { dbUrl, questions, budgets } = inputs;
  const llm = options.answers ? (await chooseLlm(options, io.env)).llm : undefined;
  return openNlQuery(context, { ...options, llm }, async (nl) => {
    const statusLine = createStatusLine(io.stderr, io.stderr.isTTY === true);
    const { tenantId } = await ingestUrl(context, nl, { dbUrl, statusLine });
    const open = await findDatabase(nl.databases, dbUrl).connect(dbUrl, { signal });
    try {
      const catalog = await open.introspect({ signal });
      const { dialect, serverVersion } = catalog;
      const { usable, unusable } = await deriveGolds(questions, catalog);
      evalUnusable(io, unusable, usable.length);
      const measured: BudgetReport[] = [];
      for (const maxContextTokens of budgets) {
        const retrieve = ({ question: prompt }: { readonly question: string }) =>
          nl.query.retrieve({ workspaceId: tenantId, prompt, maxContextTokens }, { signal });
        const onProgress = (done: number, total: number): void =>
          statusLine.show(`Retrieving at ${maxContextTokens} tokens ${progressBar(done, total)}`);
        const found = await measureRetrieval({ questions: usable, retrieve }, { onProgress });
        measured.push(budgetReport(maxContextTokens, found));
      }
      const guarded = guardConnection(open, { dialect, catalog });
      const budget = Math.max(...budgets);
      const asked = { nl, tenantId, dialect, guarded, questions: usable, budget, model: llm?.model ?? '' };
      const answers = options.answers ? await evalAnswers({ io, statusLine }, asked) : null;
      const set = questions.map(({ question, sql }) => ({ question, sql }));
      return {
        format: 'nlquery-eval/1',
        command: evalCommandLine(inputs, options, [...context.secrets]),
        versions: {
          nlquery: packageJson.version,
          node: process.version,
          database: `${dialect} ${serverVersion}`.trim(),
        },
        finishedAt: new Date(io.now()).toISOString(),
        golden: {
          file: inputs.goldenFile,
          checksum: blake3Hex(canonicalJson(set)),
          questions: questions.length,
          unusable: unusable.map(({ line, question, reason }) => ({ line, question, reason })),
        },
        tables: catalog.tables.length,
        budgets: measured,
        answers,
      };
    } finally {
      statusLine.clear();
      await open.close();
    }
  });
}
