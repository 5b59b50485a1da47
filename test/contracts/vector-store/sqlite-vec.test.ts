import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runContract, vectorStoreContract } from 'nlquery/testing';
import { sqliteVecVectorStore } from 'nlquery/vector-store/sqlite-vec';
import { afterAll, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'nlquery-'));
afterAll(() => rmSync(folder, { recursive: true }));

const cases = vectorStoreContract(
  (storage) => sqliteVecVectorStore({ path: join(folder, `${storage}.db`) }),
  {
    capabilities: ['persistent'],
    // A path below a file: no folder can be made there.
    unreachable: () => sqliteVecVectorStore({ path: join(import.meta.filename, 'vectors.db') }),
  },
);
runContract(cases, test);
