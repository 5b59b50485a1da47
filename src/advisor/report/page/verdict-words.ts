import { percent } from '../../../evaluation/page/percent.ts';
import type { Verdict } from '../../verification/verdict.ts';

/** A verdict in one line. */
export function verdictWords(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'proven':
      return `proven: ${verdict.by}`;
    case 'tested': {
      const { strength, mutants, databases, needs } = verdict;
      const told =
        mutants === 0
          ? 'no mutant to tell from it'
          : `the data told ${percent(strength)} of ${mutants} mutants from it`;
      const only = needs.length === 0 ? '' : `; holds where ${needs.join('; ')}`;
      return `tested on ${databases} ${databases === 1 ? 'database' : 'databases'}: ${told}${only}`;
    }
    case 'confirmed':
      return `confirmed on ${verdict.on}`;
    default:
      return `${verdict.kind}: ${verdict.reason}`;
  }
}
