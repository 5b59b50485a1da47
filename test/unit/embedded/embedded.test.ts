import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lexicalEmbedder } from '../../../adapters/embedder/lexical/index.ts';
import { offlineLlm } from '../../../adapters/llm/offline/index.ts';
import { createNlQuery } from '../../../src/create-nl-query.ts';
import { embedded } from '../../../src/embedded/index.ts';

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'nlquery-embedded-'));
}

describe('embedded', () => {
  it('gives parts that need no server and no key', () => {
    const options = embedded({ inMemory: true });
    const { vectorStore, embedder, llm, queue, stateStore, databases } = options;
    const names = [vectorStore, embedder, llm, queue, stateStore, ...databases].map(({ name }) => name);
    expect(names).toEqual([
      'sqlite-vec',
      'lexical',
      'offline',
      'in-process',
      'memory',
      'sqlite',
      'postgres',
      'mysql',
      'duckdb',
      'trino',
    ]);
  });

  it('writes nothing but the key file until it is used', async () => {
    const directory = join(newFolder(), 'state');
    const nl = createNlQuery(embedded({ directory }));
    await nl.close();
    expect(readdirSync(directory).sort()).toEqual(['.gitignore', 'secret.key']);
  });

  it('makes no key file for a secret that is given', () => {
    const directory = join(newFolder(), 'state');
    const secret = ['a secret of one’s own', 'an older secret of one’s own'];
    expect(embedded({ directory, secret }).secret).toBe(secret);
    expect(existsSync(directory)).toBe(false);
  });

  it('takes other parts in place of its own', () => {
    const [llm, embedder] = [offlineLlm(), lexicalEmbedder()];
    const options = embedded({ inMemory: true, llm, embedder, databases: [] });
    expect(options.llm).toBe(llm);
    expect(options.embedder).toBe(embedder);
    expect(options.databases).toEqual([]);
  });

  it('refuses a directory for what is kept in memory', () => {
    expect(() => embedded({ inMemory: true, directory: newFolder() })).toThrow('inMemory or directory');
  });

  it('uses `.nlquery` in the current folder, and no disk at all in memory', () => {
    const moduleUrl = new URL('../../../src/embedded/index.ts', import.meta.url).href;
    const filesAfter = (options: string): string[] => {
      const cwd = newFolder();
      const script = `import { embedded } from ${JSON.stringify(moduleUrl)}; embedded(${options});`;
      execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd });
      return readdirSync(cwd);
    };
    expect(filesAfter('')).toEqual(['.nlquery']);
    expect(filesAfter('{ inMemory: true }')).toEqual([]);
  });
});
