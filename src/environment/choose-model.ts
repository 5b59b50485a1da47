import type { Environment } from './environment.ts';
import { invalidVariable } from './invalid-variable.ts';

/** Used when a key is there and no model was named. */
export const defaultModels = { openai: 'gpt-5-mini', anthropic: 'claude-sonnet-5' } as const;

export const providers = ['openai', 'anthropic', 'offline'] as const;

export interface ModelChoice {
  readonly provider?: (typeof providers)[number] | undefined;
  readonly model?: string | undefined;
  /** A server that speaks the provider's protocol. */
  readonly baseUrl?: string | undefined;
}

export type ChosenModel =
  | {
      readonly provider: 'openai' | 'anthropic';
      readonly model: string;
      readonly baseUrl: string | undefined;
      readonly apiKey: string | undefined;
    }
  /** `isFallback`: nobody asked for the offline model, it stands in for want of a key. */
  | { readonly provider: 'offline'; readonly isFallback: boolean };

/**
 * The model meant by a choice and the keys at hand: its provider; else what its base URL or the name of its model implies; else the
 * vendor whose key is there, OpenAI first; else the offline model. OPENAI_BASE_URL stands in where OpenAI's protocol is meant
 * and no base URL was chosen.
 *
 * @throws `INVALID_OPTIONS` when they contradict each other or a key is missing
 */
export function chooseModel(choice: ModelChoice, env: Environment): ChosenModel {
  const provider = choice.provider ?? impliedProvider(choice, env);
  switch (provider) {
    case 'openai':
      return openai(choice, env);
    case 'anthropic':
      return anthropic(choice, env);
    case 'offline':
      if (choice.model || choice.baseUrl)
        throw invalidVariable('NLQUERY_MODEL', 'and the offline model exclude each other.');
      return { provider, isFallback: false };
    case null:
      return { provider: 'offline', isFallback: true };
  }
}

function impliedProvider({ model, baseUrl }: ModelChoice, env: Environment): 'openai' | 'anthropic' | null {
  if (baseUrl) return 'openai';
  if (model) return model.startsWith('claude') ? 'anthropic' : 'openai';
  if (env.OPENAI_API_KEY || env.OPENAI_BASE_URL) return 'openai';
  return env.ANTHROPIC_API_KEY ? 'anthropic' : null;
}

/** Another server than OpenAI's gets OpenAI's key too when it is named here: compatible services expect theirs in that variable. */
function openai(choice: ModelChoice, env: Environment): ChosenModel {
  const baseUrl = (choice.baseUrl ?? env.OPENAI_BASE_URL) || undefined;
  const apiKey = env.OPENAI_API_KEY || undefined;
  if (!apiKey && !baseUrl) throw invalidVariable('OPENAI_API_KEY', 'is not set.');
  if (baseUrl && !choice.model)
    throw invalidVariable('NLQUERY_MODEL', 'is not set: which model does the server of OPENAI_BASE_URL run?');
  return { provider: 'openai', model: choice.model ?? defaultModels.openai, baseUrl, apiKey };
}

function anthropic({ model, baseUrl }: ModelChoice, env: Environment): ChosenModel {
  const apiKey = env.ANTHROPIC_API_KEY || undefined;
  if (!apiKey) throw invalidVariable('ANTHROPIC_API_KEY', 'is not set.');
  return { provider: 'anthropic', model: model ?? defaultModels.anthropic, baseUrl, apiKey };
}
