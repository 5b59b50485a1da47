import { type CompiledPolicy, compilePolicy } from '../policy/compile-policy.ts';
import type { JudgeContext } from './judge-context.ts';

/** The context's policy in terms of its catalog, and whether names that the catalog lacks are refused. */
export function policyOf({ policy, catalog, strictNames }: JudgeContext): {
  readonly policy: CompiledPolicy | null;
  readonly strictNames: boolean;
} {
  const compiled = policy && catalog ? compilePolicy(policy, catalog) : null;
  return { policy: compiled, strictNames: catalog !== null && (strictNames ?? compiled !== null) };
}
