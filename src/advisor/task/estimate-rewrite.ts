import type { Analysis } from '../analysis/analysis.ts';
import { scannedBytes } from '../design/cost/scanned-bytes.ts';
import type { Design } from '../design/design.ts';
import type { Proposal } from '../design/proposal.ts';
import { readDesign } from '../design/read-design.ts';
import type { Syntax } from '../syntax/syntax.ts';

/**
 * What another form of one query is reckoned to save, by the bytes that both read. One that cannot be read is reckoned to save all:
 * verification says what is wrong with it.
 */
export function estimateRewrite(
  { syntax }: { readonly syntax: Syntax },
  analysis: Analysis,
  design: Design,
  { queryId, sql }: { readonly queryId: string; readonly sql: string },
): Proposal['saving'] & { readonly evidence: readonly string[] } {
  const read = readDesign({ syntax }, design);
  const weightSeconds = analysis.queries.find(({ id }) => id === queryId)?.weightSeconds ?? 0;
  const before = read.queries.find((query) => query.queryId === queryId)?.binding;
  const after = read.bind(sql);
  const method = 'scanned bytes';
  if (!before || !after) return { seconds: weightSeconds, method, evidence: [] };
  const [bytesBefore, bytesAfter] = [before, after].map((binding) =>
    scannedBytes(analysis, read, binding),
  ) as [number, number];
  const share = bytesBefore > 0 ? Math.max(0, 1 - bytesAfter / bytesBefore) : 0;
  const evidence = [`It reads ${Math.round(share * 100)} % less than before.`];
  return { seconds: weightSeconds * share, method, evidence };
}
