import type { Settings } from './settings.ts';
import type { WireForm } from './wire-form.ts';

/** How to ask a server that nothing is known of: OpenAI by its current names, any other by those that all know. */
export function firstForm(settings: Pick<Settings, 'baseUrl' | 'structuredOutput'>): WireForm {
  const own = settings.baseUrl === null;
  return {
    format: settings.structuredOutput === false ? 'text' : 'json_schema',
    temperature: true,
    tokenLimit: own ? 'max_completion_tokens' : 'max_tokens',
    otherTokenLimit: own ? 'max_tokens' : 'max_completion_tokens',
  };
}
