import { embedded } from '../embedded/index.ts';
import type { NlQueryOptions } from '../nl-query-options.ts';
import type { Llm } from '../ports/llm.ts';
import type { Logger } from '../ports/logger.ts';
import { chooseModel, providers } from './choose-model.ts';
import { embedderFromEnvironment } from './embedder-from-environment.ts';
import type { Environment } from './environment.ts';
import { openLlm } from './open-llm.ts';
import { readChoice } from './read-choice.ts';
import { readUrl } from './read-url.ts';
import { sharedPartsFromEnvironment } from './shared-parts-from-environment.ts';
import { urlPolicyFromEnvironment } from './url-policy-from-environment.ts';
import { vectorStoreFromEnvironment } from './vector-store-from-environment.ts';

export interface EnvironmentOptions {
  /**
   * Run ingestions in this process. `false` leaves them to workers, which takes REDIS_URL.
   *
   * @defaultValue what NLQUERY_WORK says, else true
   */
  readonly work?: boolean | undefined;
  /**
   * Whoever adds databases is not trusted with the network and the files of this machine: public servers and the files of one folder may
   * be added, and what NLQUERY_ALLOW_HOSTS and NLQUERY_ALLOW_PRIVATE name.
   *
   * @defaultValue false, unless one of these or NLQUERY_FILE_ROOT is set
   */
  readonly confined?: boolean | undefined;
  /** Writes the SQL; what the variables say of models is then not looked at, but for embeddings. @defaultValue what they ask for */
  readonly llm?: Llm | undefined;
  readonly logger?: Logger | undefined;
}

/**
 * The parts that environment variables ask for; `embedded()` where none is set. `docs/guide/environment.md` lists them. All
 * processes of one installation are given the same variables. Only the adapters that are chosen are loaded.
 *
 * @throws `INVALID_OPTIONS` when variables contradict each other or one is missing; `details.option` names it. No value of a
 *   variable is in the message.
 *
 * @example
 * ```ts
 * import { createNlQuery } from 'nlquery';
 * import { optionsFromEnvironment } from 'nlquery/environment';
 *
 * const nl = createNlQuery(await optionsFromEnvironment(process.env));
 * await nl.close();
 * ```
 */
export async function optionsFromEnvironment(
  env: Environment,
  options: EnvironmentOptions = {},
): Promise<NlQueryOptions> {
  const work = options.work ?? readChoice(env, 'NLQUERY_WORK', ['true', 'false']) !== 'false';
  readUrl(env, 'OPENAI_BASE_URL', ['https', 'http']);
  const llm = options.llm ?? (await llmFromEnvironment(env));
  const shared = await sharedPartsFromEnvironment(env, { work, logger: options.logger });
  const vectorStore = await vectorStoreFromEnvironment(env);
  const parts = embedded({
    directory: env.NLQUERY_STATE || undefined,
    llm,
    embedder: await embedderFromEnvironment(env),
    values: readChoice(env, 'NLQUERY_VALUES', ['none', 'enums', 'sampled']),
    secret: env.NLQUERY_SECRET || undefined,
  });
  const allowUrl = urlPolicyFromEnvironment(env, options.confined === true);
  return { ...parts, ...shared, ...(vectorStore && { vectorStore }), allowUrl, logger: options.logger };
}

function llmFromEnvironment(env: Environment): Promise<Llm> {
  const provider = readChoice(env, 'NLQUERY_PROVIDER', providers);
  return openLlm(chooseModel({ provider, model: env.NLQUERY_MODEL || undefined }, env));
}
