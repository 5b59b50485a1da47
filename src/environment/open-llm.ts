import type { Llm } from '../ports/llm.ts';
import type { ChosenModel } from './choose-model.ts';

/** Loads the adapter of the chosen model, and no other. */
export async function openLlm(chosen: ChosenModel): Promise<Llm> {
  switch (chosen.provider) {
    case 'openai': {
      const { openaiLlm } = await import('../../adapters/llm/openai/index.ts');
      return openaiLlm({ model: chosen.model, baseUrl: chosen.baseUrl, apiKey: chosen.apiKey });
    }
    case 'anthropic': {
      const { anthropicLlm } = await import('../../adapters/llm/anthropic/index.ts');
      return anthropicLlm({ model: chosen.model, baseUrl: chosen.baseUrl, apiKey: chosen.apiKey });
    }
    case 'offline': {
      const { offlineLlm } = await import('../../adapters/llm/offline/index.ts');
      return offlineLlm();
    }
  }
}
