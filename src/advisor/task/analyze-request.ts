import type { CallOptions } from '../../ports/call-options.ts';
import { throwIfAborted } from '../../shared/throw-if-aborted.ts';
import type { Analysis } from '../analysis/analysis.ts';
import { parseJdbcUrl } from '../jdbc/parse-jdbc-url.ts';
import type { AdvisorPayload } from '../payload/advisor-payload.ts';
import { parsePayload } from '../payload/parse-payload.ts';
import type { AdviceSteps } from './advice-steps.ts';

/** {@link AdvisorService.analyze} */
export async function analyzeRequest(
  { loadSteps }: { readonly loadSteps: () => Promise<Pick<AdviceSteps, 'read'>> },
  payload: AdvisorPayload,
  options: CallOptions = {},
): Promise<Analysis> {
  throwIfAborted(options.signal);
  const { url, ddl, queries } = parsePayload(payload);
  const target = parseJdbcUrl(url);
  const { read } = await loadSteps();
  return read(
    { ddl, queries },
    { dialect: target?.dialect ?? null, catalog: target?.catalog ?? null, schema: target?.schema ?? null },
  );
}
