import assert from 'node:assert/strict';
import type { EmbeddedChunk } from '../../ports/chunk.ts';
import { foundIds } from './found-ids.ts';
import { sampleChunk } from './sample-chunk.ts';
import type { VectorStoreCase } from './vector-store-case.ts';

/** Nearest to [1, 0, 0, 0] first. */
const mixed: readonly EmbeddedChunk[] = [
  sampleChunk('column-a', [1, 0, 0, 0], { table: 'main.a' }),
  sampleChunk('relation-a', [1, 0.1, 0, 0], { kind: 'relation', column: null, table: 'main.a' }),
  sampleChunk('column-b', [1, 0.2, 0, 0], { table: 'main.b' }),
  sampleChunk('table-a', [1, 0.3, 0, 0], { kind: 'table', column: null, table: 'main.a' }),
  sampleChunk('table-b', [1, 0.4, 0, 0], { kind: 'table', column: null, table: 'main.b' }),
  sampleChunk('quoted', [1, 0.5, 0, 0], { table: `main.o'b"r\\i%e_n` }),
];

export const filterCases: readonly VectorStoreCase[] = [
  filterCase('search gives all kinds and tables unless told otherwise', {}, [
    ...['column-a', 'relation-a', 'column-b', 'table-a', 'table-b', 'quoted'],
  ]),
  filterCase('search gives only chunks of the kind asked for', { kinds: ['table'] }, ['table-a', 'table-b']),
  filterCase('search gives chunks of all the kinds asked for', { kinds: ['table', 'relation'] }, [
    ...['relation-a', 'table-a', 'table-b'],
  ]),
  filterCase('search gives only chunks of the table asked for', { tables: ['main.b'] }, [
    'column-b',
    'table-b',
  ]),
  filterCase(
    'search gives chunks of all the tables asked for',
    { tables: ['main.b', mixed[5]?.table ?? ''] },
    [...['column-b', 'table-b', 'quoted']],
  ),
  filterCase('search applies both filters', { kinds: ['column', 'relation'], tables: ['main.a'] }, [
    'column-a',
    'relation-a',
  ]),
  filterCase('search fills its limit with chunks that pass the filters', { kinds: ['table'], limit: 2 }, [
    ...['table-a', 'table-b'],
  ]),
  filterCase(
    'search fills its limit with chunks of the tables asked for',
    { tables: ['main.b', mixed[5]?.table ?? ''], limit: 2 },
    ['column-b', 'table-b'],
  ),
  filterCase('search finds nothing when asked for no kind', { kinds: [] }, []),
  filterCase('search finds nothing when asked for no table', { tables: [] }, []),
  filterCase('search finds nothing in a table that is not stored', { tables: ['main.zzz', 'main.'] }, []),
];

function filterCase(
  name: string,
  options: Parameters<typeof foundIds>[3],
  expected: readonly string[],
): VectorStoreCase {
  return {
    name,
    run: async ({ subject: store }) => {
      await store.upsert('tenant_a', mixed);
      assert.deepEqual(await foundIds(store, 'tenant_a', [1, 0, 0, 0], options), expected);
    },
  };
}
