import type { Dependencies } from '../dependencies.ts';
import type { CallOptions } from '../ports/call-options.ts';
import type { SchemaContext } from '../ports/schema-context.ts';
import { linkValues } from '../values/link-values.ts';
import { loadWorkspace } from './load-workspace.ts';
import type { RetrieveRequest } from './query-service.ts';
import { parseRequest } from './request/parse-request.ts';
import { retrieveSchema } from './retrieval/retrieve-schema.ts';

export async function retrieve(
  dependencies: Dependencies,
  request: RetrieveRequest,
  options: CallOptions = {},
): Promise<SchemaContext> {
  const { prompt, maxContextTokens, ...target } = parseRequest(request, dependencies.settings);
  const workspace = await loadWorkspace(dependencies, target, options);
  const links = linkValues(prompt, workspace.values, workspace.catalog);
  return retrieveSchema(
    dependencies,
    { ...workspace, question: prompt, links },
    { maxContextTokens, signal: options.signal },
  );
}
