import type { VectorStore } from '../ports/vector-store.ts';
import type { Environment } from './environment.ts';
import { invalidVariable } from './invalid-variable.ts';
import { readUrl } from './read-url.ts';

/**
 * Qdrant or pgvector, as QDRANT_URL or DATABASE_URL say; `null` when neither is set.
 *
 * @throws `INVALID_OPTIONS`
 */
export async function vectorStoreFromEnvironment(env: Environment): Promise<VectorStore | null> {
  const postgresUrl = readUrl(env, 'DATABASE_URL', ['postgres', 'postgresql']);
  const qdrantUrl = readUrl(env, 'QDRANT_URL', ['http', 'https']);
  const apiKey = env.QDRANT_API_KEY || undefined;
  if (postgresUrl && qdrantUrl)
    throw invalidVariable(
      'QDRANT_URL',
      'and DATABASE_URL are both set: which of them is to hold the vectors?',
    );
  if (apiKey && !qdrantUrl) throw invalidVariable('QDRANT_API_KEY', 'is set, but QDRANT_URL is not.');
  if (qdrantUrl) {
    const { qdrantVectorStore } = await import('../../adapters/vector-store/qdrant/index.ts');
    return qdrantVectorStore({ url: qdrantUrl, apiKey });
  }
  if (!postgresUrl) return null;
  const { pgvectorVectorStore } = await import('../../adapters/vector-store/pgvector/index.ts');
  return pgvectorVectorStore({ url: postgresUrl });
}
