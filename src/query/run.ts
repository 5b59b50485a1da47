import type { Dependencies } from '../dependencies.ts';
import { throwIfAborted } from '../shared/throw-if-aborted.ts';
import { createAnswerDraft } from './answer-draft.ts';
import { namesOfCatalog } from './evaluation/names-of-catalog.ts';
import { suggestNames } from './evaluation/suggest-names.ts';
import { judgeContextOf } from './judge-context-of.ts';
import { loadWorkspace } from './load-workspace.ts';
import type { Answer, AskOptions, RunRequest } from './query-service.ts';
import { parseRunRequest } from './request/parse-run-request.ts';
import { tryStatement } from './try-statement.ts';

/** Takes a statement that a person wrote the way that a model's statements take, once. */
export async function run(
  dependencies: Dependencies,
  request: RunRequest,
  options: AskOptions = {},
): Promise<Answer> {
  const parsed = parseRunRequest(request, dependencies.settings);
  const { signal } = options;
  throwIfAborted(signal);
  const workspace = await loadWorkspace(dependencies, parsed, { signal });
  const judging = judgeContextOf(dependencies, workspace, parsed.principal);
  const draft = createAnswerDraft(dependencies, options.onEvent);
  const { sql, limits } = parsed;
  const step = await tryStatement(dependencies, { workspace, judging, limits, draft, signal }, sql);
  if (step.kind === 'answer') return step.answer;
  return draft.failed(sql, suggestNames(step.fault, namesOfCatalog(workspace.catalog)));
}
