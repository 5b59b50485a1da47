import type { Analysis } from '../analysis/analysis.ts';
import { scannedBytes } from './cost/scanned-bytes.ts';
import type { Design } from './design.ts';
import { readDesign } from './read-design.ts';
import type { RuleDependencies } from './rule.ts';

/** Of what a query reads in one design, the share that it no longer reads in another, 0 to 0.95. */
export function savedShare(
  dependencies: RuleDependencies,
  analysis: Analysis,
  before: { readonly design: Design; readonly sql: string },
  after: { readonly design: Design; readonly sql: string },
): number {
  const bytes = ({ design, sql }: { readonly design: Design; readonly sql: string }) => {
    const read = readDesign(dependencies, design);
    const binding = read.bind(sql);
    return binding ? scannedBytes(analysis, read, binding) : null;
  };
  const [from, to] = [bytes(before), bytes(after)];
  if (from === null || to === null || from === 0) return 0;
  return Math.min(0.95, Math.max(0, 1 - to / from));
}
