import type { SqlFault } from '../../ports/sql-fault.ts';
import type { JudgeContext } from '../../safety/judge-context.ts';

/**
 * An engine's fault, told so that it gives away nothing that a policy hides: names it thinks were meant, and with row policies its whole
 * message, which may quote values of any row.
 */
export function quietFault(fault: SqlFault, { policy, rowPolicies = [] }: JudgeContext): SqlFault {
  if (rowPolicies.length > 0 && valued.has(fault.kind)) return { ...fault, message: 'The statement failed.' };
  if (!policy && rowPolicies.length === 0) return fault;
  return { ...fault, message: withoutHint(fault.message) };
}

/** Goes back from the hint: a pattern that begins with what stands before it takes seconds for a long run of dots. */
function withoutHint(message: string): string {
  let end = message.search(/Hint:|Candidate|Did you mean|Perhaps you meant/i);
  if (end < 0) return message;
  while (end > 0 && /[.\s]/.test(message.charAt(end - 1))) end -= 1;
  return message.slice(0, end);
}

/** Kinds whose messages speak of values rather than names. */
const valued: ReadonlySet<SqlFault['kind']> = new Set([
  'type_mismatch',
  'division_by_zero',
  'other',
  'too_large',
]);
