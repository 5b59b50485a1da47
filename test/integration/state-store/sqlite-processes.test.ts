import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { sqliteStateStore } from '../../../adapters/state-store/sqlite/index.ts';

const adapter = join(import.meta.dirname, '../../../adapters/state-store/sqlite/index.ts');
const folder = mkdtempSync(join(tmpdir(), 'nlquery-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Claims the keys k0 to k199 for itself and prints those it got. */
function claimInProcess(path: string, name: string): Promise<readonly string[]> {
  const script = `
    const { sqliteStateStore } = await import(${JSON.stringify(pathToFileURL(adapter).href)});
    const store = sqliteStateStore({ path: ${JSON.stringify(path)} });
    const won = [];
    for (let index = 0; index < 200; index += 1) {
      if (await store.set('k' + index, ${JSON.stringify(name)}, { ifAbsent: true })) won.push('k' + index);
    }
    await store.close();
    console.log(JSON.stringify(won));`;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [output, errors] = ['', ''];
    child.stdout.on('data', (data) => {
      output += data;
    });
    child.stderr.on('data', (data) => {
      errors += data;
    });
    child.on('close', (code) => (code === 0 ? resolve(JSON.parse(output)) : reject(new Error(errors))));
  });
}

describe('sqliteStateStore between processes', () => {
  it('gives each key to exactly one of four processes that start on a new file', async () => {
    const path = join(folder, 'claims.db');
    const names = ['a', 'b', 'c', 'd'];
    const won = await Promise.all(names.map((name) => claimInProcess(path, name)));
    expect(won.flat()).toHaveLength(200);
    expect(new Set(won.flat()).size).toBe(200);
    const store = sqliteStateStore({ path });
    for (const [index, keys] of won.entries()) {
      for (const key of keys) expect(await store.get(key)).toBe(names[index]);
    }
    await store.close();
  });
});
