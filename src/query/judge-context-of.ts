import type { Dependencies } from '../dependencies.ts';
import type { JudgeContext } from '../safety/judge-context.ts';
import type { LoadedWorkspace } from './load-workspace.ts';

/** What statements on this workspace are judged against. */
export function judgeContextOf(
  { settings }: Pick<Dependencies, 'settings'>,
  { catalog }: Pick<LoadedWorkspace, 'catalog'>,
): JudgeContext {
  const { allowedFunctions, policy } = settings;
  return { dialect: catalog.dialect, catalog, allowedFunctions, policy, strictNames: true };
}
