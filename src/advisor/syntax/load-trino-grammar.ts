import { registerHooks } from 'node:module';
import { loadPeer } from '../../shared/load-peer.ts';

type TrinoModule = typeof import('dt-sql-parser/dist/parser/trino/index.js');
type TrinoGrammar = Pick<InstanceType<TrinoModule['TrinoSQL']>, 'validate' | 'splitSQLByStatement'>;

let loading: Promise<TrinoGrammar> | null = null;

/**
 * Trino's own grammar, loaded once a process.
 *
 * @throws `PEER_MISSING` when `dt-sql-parser` is not installed
 */
export function loadTrinoGrammar(): Promise<TrinoGrammar> {
  loading ??= load().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

/**
 * The package is written for bundlers: its modules import folders and files without an extension, which Node refuses.
 * While it loads, and for its own imports alone, the missing ending is tried.
 */
async function load(): Promise<TrinoGrammar> {
  const hooks = registerHooks({
    resolve: (specifier, context, nextResolve) => {
      if (!specifier.startsWith('.') || !context.parentURL?.includes('/dt-sql-parser/dist/')) {
        return nextResolve(specifier, context);
      }
      for (const ending of ['', '.js', '/index.js']) {
        try {
          return nextResolve(`${specifier}${ending}`, context);
        } catch (error) {
          if (ending === '/index.js') throw error;
        }
      }
      return nextResolve(specifier, context);
    },
  });
  try {
    const { TrinoSQL } = await loadPeer(
      'dt-sql-parser',
      () => import('dt-sql-parser/dist/parser/trino/index.js'),
    );
    return new TrinoSQL();
  } finally {
    hooks.deregister();
  }
}
