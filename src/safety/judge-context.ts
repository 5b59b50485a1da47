import type { Catalog } from '../ports/catalog.ts';
import type { Dialect } from '../ports/dialect.ts';
import type { GuardLimits } from './guard-limits.ts';

/** What a statement is judged against. */
export interface JudgeContext {
  readonly dialect: Dialect;
  /** The schema the statement may speak of; `null`: any but the engine's own. */
  readonly catalog: Catalog | null;
  /** The user's own functions that only read, as `name` or `schema.name`. All others are refused. */
  readonly allowedFunctions?: readonly string[] | undefined;
  readonly limits?: Partial<GuardLimits> | undefined;
}
