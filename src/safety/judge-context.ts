import type { AccessPolicy } from '../policy/access-policy.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Dialect } from '../ports/dialect.ts';
import type { GuardLimits } from './guard-limits.ts';
import type { BoundRowPolicy } from './rows/bound-row-policy.ts';

/** What a statement is judged against. */
export interface JudgeContext {
  readonly dialect: Dialect;
  /** The schema the statement may speak of; `null`: any but the engine's own. */
  readonly catalog: Catalog | null;
  /** The user's own functions that only read, as `name` or `schema.name`. All others are refused. */
  readonly allowedFunctions?: readonly string[] | undefined;
  /**
   * Names that the catalog does not have are refused, where the dialect's judge resolves names exactly and where it does not alike;
   * otherwise they are left to the dry run. @defaultValue false, and true when there is a policy or row policies
   */
  readonly strictNames?: boolean | undefined;
  /** What `catalog` was reduced by: it is told what else the database may hold. */
  readonly policy?: AccessPolicy | null | undefined;
  /** Which rows the caller may see. With any, names are strict. */
  readonly rowPolicies?: readonly BoundRowPolicy[] | undefined;
  readonly limits?: Partial<GuardLimits> | undefined;
  /** What the plan of a statement may cost by the engine's own estimate; the dry run is told. `null`: anything. */
  readonly maxPlanCost?: number | null | undefined;
}
