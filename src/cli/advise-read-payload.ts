import { readFile } from 'node:fs/promises';
import { parseJdbcUrl } from '../advisor/jdbc/parse-jdbc-url.ts';
import type { AdvisorPayload } from '../advisor/payload/advisor-payload.ts';
import { parsePayload } from '../advisor/payload/parse-payload.ts';
import type { AdviseOptions } from './advise-options.ts';
import type { CliContext } from './cli-context.ts';
import { UsageError } from './usage-error.ts';

/**
 * The payload of the file, with the URL of `--url`, else of NLQUERY_DB_URL where that is a JDBC URL, else its own; its secrets are kept off the screen from
 * here on.
 *
 * @throws UsageError, `INVALID_REQUEST` and `INVALID_DB_URL`
 */
export async function adviseReadPayload(
  { io, secrets }: CliContext,
  file: string,
  options: Pick<AdviseOptions, 'url'>,
): Promise<AdvisorPayload> {
  const payload = parsePayload(await readJson(file));
  const inEnvironment = /^jdbc:/i.test(io.env.NLQUERY_DB_URL ?? '') ? io.env.NLQUERY_DB_URL : undefined;
  const url = options.url ?? inEnvironment ?? payload.url;
  for (const secret of parseJdbcUrl(url)?.secrets ?? []) secrets.add(secret);
  return { ...payload, url };
}

async function readJson(file: string): Promise<AdvisorPayload> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`The file "${file}" cannot be read${error.code ? ` (${error.code})` : ''}.`);
  });
  try {
    return JSON.parse(text) as AdvisorPayload;
  } catch {
    // The parser's own words may quote the file, which may hold a password.
    throw new UsageError(`The file "${file}" is not JSON.`);
  }
}
