import type { Embedder } from '../ports/embedder.ts';
import type { Environment } from './environment.ts';
import { invalidVariable } from './invalid-variable.ts';
import { readChoice } from './read-choice.ts';
import { readUrl } from './read-url.ts';

const defaultModel = 'text-embedding-3-small';

/**
 * OpenAI's embedder where its key is there, the lexical one otherwise. A server at OPENAI_BASE_URL is asked only when the
 * embedding model is named: many have none.
 *
 * @throws `INVALID_OPTIONS`
 */
export async function embedderFromEnvironment(env: Environment): Promise<Embedder> {
  const baseUrl = readUrl(env, 'OPENAI_BASE_URL', ['https', 'http']);
  const model = env.NLQUERY_EMBEDDING_MODEL || undefined;
  const dimensions = readDimensions(env);
  const implied = model || (env.OPENAI_API_KEY && !baseUrl) ? 'openai' : 'lexical';
  const name = readChoice(env, 'NLQUERY_EMBEDDER', ['openai', 'lexical']) ?? implied;
  if (name === 'lexical') {
    if (model) throw invalidVariable('NLQUERY_EMBEDDING_MODEL', 'is set, but NLQUERY_EMBEDDER is lexical.');
    const { lexicalEmbedder } = await import('../../adapters/embedder/lexical/index.ts');
    return lexicalEmbedder();
  }
  const apiKey = env.OPENAI_API_KEY || undefined;
  if (!apiKey && !baseUrl) throw invalidVariable('OPENAI_API_KEY', 'is not set, and the embedder needs it.');
  if (baseUrl && !model)
    throw invalidVariable(
      'NLQUERY_EMBEDDING_MODEL',
      'is not set: which model does the server of OPENAI_BASE_URL run?',
    );
  const { openaiEmbedder } = await import('../../adapters/embedder/openai/index.ts');
  return openaiEmbedder({ model: model ?? defaultModel, dimensions, baseUrl, apiKey });
}

function readDimensions(env: Environment): number | undefined {
  const text = env.NLQUERY_EMBEDDING_DIMENSIONS;
  if (!text) return undefined;
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw invalidVariable('NLQUERY_EMBEDDING_DIMENSIONS', 'must be a whole number.');
}
