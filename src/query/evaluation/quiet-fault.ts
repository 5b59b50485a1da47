import type { SqlFault } from '../../ports/sql-fault.ts';
import type { JudgeContext } from '../../safety/judge-context.ts';

/**
 * An engine's fault, told so that it gives away nothing that a policy hides: names it thinks were meant, and with row policies its whole
 * message, which may quote values of any row.
 */
export function quietFault(fault: SqlFault, { policy, rowPolicies = [] }: JudgeContext): SqlFault {
  if (rowPolicies.length > 0 && valued.has(fault.kind)) return { ...fault, message: 'The statement failed.' };
  if (!policy && rowPolicies.length === 0) return fault;
  return {
    ...fault,
    message: fault.message.replace(/[.\s]*(Hint:|Candidate|Did you mean|Perhaps you meant)[\s\S]*/i, ''),
  };
}

/** Kinds whose messages speak of values rather than names. */
const valued: ReadonlySet<SqlFault['kind']> = new Set([
  'type_mismatch',
  'division_by_zero',
  'other',
  'too_large',
]);
