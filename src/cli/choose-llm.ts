import { chooseModel, providers } from '../environment/choose-model.ts';
import { openLlm } from '../environment/open-llm.ts';
import { readChoice } from '../environment/read-choice.ts';
import { isNlQueryError } from '../errors/is-nl-query-error.ts';
import type { Llm } from '../ports/llm.ts';
import type { CliIo } from './cli-io.ts';
import type { LlmOptions } from './llm-options.ts';
import { UsageError } from './usage-error.ts';

export interface ChosenLlm {
  readonly llm: Llm;
  /** Nobody asked for the offline model: it stands in for want of a key. */
  readonly isFallback: boolean;
}

/**
 * The model that `--provider`, `--model` and `--base-url` ask for; where none of them is given, the one that the environment asks
 * for, as `nlquery/environment` reads it.
 *
 * @throws UsageError when they contradict each other or a key is missing
 */
export async function chooseLlm(options: LlmOptions, env: CliIo['env']): Promise<ChosenLlm> {
  const { provider, model, baseUrl } = options;
  const isGiven = Boolean(provider || model || baseUrl);
  try {
    const chosen = chooseModel(isGiven ? { provider, model, baseUrl } : choiceOf(env), env);
    return { llm: await openLlm(chosen), isFallback: chosen.provider === 'offline' && chosen.isFallback };
  } catch (error) {
    if (isNlQueryError(error, 'INVALID_OPTIONS'))
      throw usageError(error.details.option, options, error.message);
    throw error;
  }
}

function choiceOf(env: CliIo['env']): LlmOptions {
  return { provider: readChoice(env, 'NLQUERY_PROVIDER', providers), model: env.NLQUERY_MODEL || undefined };
}

/** In the words of the command line where it is at fault. */
function usageError(variable: string, { provider, model, baseUrl }: LlmOptions, message: string): UsageError {
  if (variable.endsWith('_API_KEY'))
    return new UsageError(message, 'Set it, or use --provider offline, which needs no key.');
  if (provider === 'offline' && (model || baseUrl))
    return new UsageError('The offline model takes neither --model nor --base-url.');
  if (baseUrl) return new UsageError('--base-url needs --model: which model does that server run?');
  return new UsageError(message);
}
