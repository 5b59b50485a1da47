import type { ColumnUse } from '../analysis.ts';
import type { Clause, Scope } from './scope.ts';

/** What an expression stands for: where it is, and what for. */
export interface Standing {
  readonly scope: Scope;
  readonly clause: Clause;
  readonly role: ColumnUse['role'];
}
