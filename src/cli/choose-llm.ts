import { anthropicLlm } from '../../adapters/llm/anthropic/index.ts';
import { offlineLlm } from '../../adapters/llm/offline/index.ts';
import { openaiLlm } from '../../adapters/llm/openai/index.ts';
import type { Llm } from '../ports/llm.ts';
import type { CliIo } from './cli-io.ts';
import type { LlmOptions } from './llm-options.ts';
import { UsageError } from './usage-error.ts';

/** Used when a key is there and no model was named. */
export const defaultModels = { openai: 'gpt-5-mini', anthropic: 'claude-sonnet-5' } as const;

export interface ChosenLlm {
  readonly llm: Llm;
  /** Nobody asked for the offline model: it stands in for want of a key. */
  readonly isFallback: boolean;
}

/**
 * The model that options and environment ask for: `--provider`; else what `--base-url` or the name of `--model` implies; else the
 * vendor whose key is there, OpenAI first; else the offline model.
 *
 * @throws UsageError when they contradict each other or a key is missing
 */
export function chooseLlm(options: LlmOptions, env: CliIo['env']): ChosenLlm {
  const provider = options.provider ?? impliedProvider(options, env);
  switch (provider) {
    case 'openai':
      return { llm: openai(options, env), isFallback: false };
    case 'anthropic':
      return { llm: anthropic(options, env), isFallback: false };
    case 'offline':
    case null:
      return { llm: offline(options), isFallback: provider === null };
  }
}

function impliedProvider(options: LlmOptions, env: CliIo['env']): 'openai' | 'anthropic' | null {
  if (options.baseUrl) return 'openai';
  if (options.model) return options.model.startsWith('claude') ? 'anthropic' : 'openai';
  if (env.OPENAI_API_KEY) return 'openai';
  return env.ANTHROPIC_API_KEY ? 'anthropic' : null;
}

/** Another server than OpenAI's gets OpenAI's key too when it is named here: compatible services expect theirs in that variable. */
function openai({ model, baseUrl }: LlmOptions, env: CliIo['env']): Llm {
  const apiKey = env.OPENAI_API_KEY || undefined;
  if (!apiKey && !baseUrl) throw missingKey('OPENAI_API_KEY');
  if (baseUrl && !model) throw new UsageError('--base-url needs --model: which model does that server run?');
  return openaiLlm({ model: model ?? defaultModels.openai, baseUrl, apiKey });
}

function anthropic({ model, baseUrl }: LlmOptions, env: CliIo['env']): Llm {
  const apiKey = env.ANTHROPIC_API_KEY;
  if (!apiKey) throw missingKey('ANTHROPIC_API_KEY');
  return anthropicLlm({ model: model ?? defaultModels.anthropic, baseUrl, apiKey });
}

function offline({ model, baseUrl }: LlmOptions): Llm {
  if (model || baseUrl) throw new UsageError('The offline model takes neither --model nor --base-url.');
  return offlineLlm();
}

function missingKey(variable: string): UsageError {
  return new UsageError(`${variable} is not set.`, 'Set it, or use --provider offline, which needs no key.');
}
