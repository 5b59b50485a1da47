import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqliteStateStore } from 'nlquery/state-store/sqlite';
import { runContract, stateStoreContract } from 'nlquery/testing';
import { afterAll, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'nlquery-'));
afterAll(() => rmSync(folder, { recursive: true }));

const cases = stateStoreContract((storage) => sqliteStateStore({ path: join(folder, `${storage}.db`) }), {
  capabilities: ['persistent'],
  // A path below a file: no folder can be made there.
  unreachable: () => sqliteStateStore({ path: join(import.meta.filename, 'state.db') }),
});
runContract(cases, test);
