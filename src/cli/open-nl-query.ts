import { createNlQuery } from '../create-nl-query.ts';
import { embedded } from '../embedded/index.ts';
import type { NlQuery } from '../nl-query.ts';
import type { NlQueryOptions } from '../nl-query-options.ts';
import type { Llm } from '../ports/llm.ts';
import { ingestionJobName } from '../workspace/ingestion-job.ts';
import type { CliContext } from './cli-context.ts';
import { createVerboseLogger } from './create-verbose-logger.ts';
import type { StateOptions } from './state-options.ts';

/** An instance for one command, and the parts that the command itself looks at. */
export interface OpenNlQuery extends NlQuery {
  readonly databases: NlQueryOptions['databases'];
  /** Stops an ingestion that this process runs; what was embedded is kept. */
  cancelIngestion(tenantId: string): Promise<void>;
}

export interface OpenOptions extends StateOptions {
  /** @defaultValue the offline model */
  readonly llm?: Llm | undefined;
}

/** How long an interrupted command waits for what is under way, milliseconds. */
const graceMs = 3_000;

/** Calls `use` with an open instance and closes it after. */
export async function openNlQuery<Result>(
  { io }: CliContext,
  options: OpenOptions,
  use: (nl: OpenNlQuery) => Promise<Result>,
): Promise<Result> {
  const parts = embedded({
    directory: options.state,
    llm: options.llm,
    values: options.values,
    secret: io.env.NLQUERY_SECRET || undefined,
  });
  const nl = createNlQuery({
    ...parts,
    now: io.now,
    logger: options.verbose ? createVerboseLogger(io.stderr) : undefined,
  });
  const cancelIngestion = async (tenantId: string): Promise<void> => {
    await parts.queue.cancel(ingestionJobName, tenantId);
  };
  try {
    return await use({ ...nl, databases: parts.databases, cancelIngestion });
  } finally {
    await closeInTime(nl, io.signal);
  }
}

async function closeInTime(nl: NlQuery, signal: AbortSignal): Promise<void> {
  if (!signal.aborted) return nl.close();
  const patience = new Promise<void>((resolve) => setTimeout(resolve, graceMs).unref());
  await Promise.race([nl.close(), patience]);
}
