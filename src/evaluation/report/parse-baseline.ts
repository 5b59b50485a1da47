import * as z from 'zod';
import { NlQueryError } from '../../errors/nl-query-error.ts';
import type { Baseline } from './baseline.ts';

const share = z.number().min(0).max(1);

const baseline = z.object({
  format: z.literal('nlquery-eval/1'),
  golden: z.object({
    checksum: z.string(),
    questions: z.int().min(0),
    unusable: z.array(z.unknown()),
  }),
  budgets: z.array(
    z.object({
      budget: z.number(),
      figures: z.object({ tableRecall: share, columnRecall: share, allTables: share, allColumns: share }),
    }),
  ),
  answers: z.object({ figures: z.object({ executionAccuracy: share }) }).nullable(),
});

/**
 * Reads what a report's JSON says of its figures.
 *
 * @throws `INVALID_REQUEST` when it is no such report
 */
export function parseBaseline(text: string): Baseline {
  const parsed = baseline.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  const [first] = issues;
  const what = first?.path ? `${first.path}: ${first.message}` : 'it is not JSON of one object';
  const message = `The baseline is no report that \`nlquery eval --json\` wrote: ${what}.`;
  throw new NlQueryError('INVALID_REQUEST', message, { details: { issues } });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
