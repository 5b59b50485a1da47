import { type CompiledPolicy, compilePolicy } from '../policy/compile-policy.ts';
import type { JudgeContext } from './judge-context.ts';

/** The context's policy in terms of its catalog, and whether names that the catalog lacks are refused. */
export function policyOf({ policy, catalog, strictNames, rowPolicies = [] }: JudgeContext): {
  readonly policy: CompiledPolicy | null;
  readonly strictNames: boolean;
} {
  const compiled = policy && catalog ? compilePolicy(policy, catalog) : null;
  const isStrict = strictNames === true || compiled !== null || rowPolicies.length > 0;
  return { policy: compiled, strictNames: catalog !== null && isStrict };
}
