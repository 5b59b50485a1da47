import type { Dependencies } from '../dependencies.ts';
import type { Principal } from '../policy/row-policy.ts';
import type { JudgeContext } from '../safety/judge-context.ts';
import { bindRowPolicies } from '../safety/rows/bind-row-policies.ts';
import type { LoadedWorkspace } from './load-workspace.ts';

/**
 * What statements on this workspace are judged against.
 *
 * @throws `INVALID_REQUEST` when a row policy needs a value that the principal does not have
 */
export function judgeContextOf(
  { settings }: Pick<Dependencies, 'settings'>,
  { catalog }: Pick<LoadedWorkspace, 'catalog'>,
  principal: Principal = {},
): JudgeContext {
  const { policy, maxPlanCost } = settings;
  const rowPolicies = bindRowPolicies(settings.rowPolicies, principal, catalog);
  // A function of the database's own may read any row.
  const allowedFunctions = rowPolicies.length === 0 ? settings.allowedFunctions : [];
  return {
    dialect: catalog.dialect,
    catalog,
    allowedFunctions,
    policy,
    rowPolicies,
    strictNames: true,
    maxPlanCost,
  };
}
