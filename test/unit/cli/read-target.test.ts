import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sqliteEngine } from '../../../adapters/database/sqlite/sqlite-engine.ts';
import { readTarget } from '../../../src/cli/read-target.ts';
import { UsageError } from '../../../src/cli/usage-error.ts';
import { parseFileUrl } from '../../../src/shared/parse-file-url.ts';

describe('readTarget', () => {
  it.each(['postgres://ada@db/shop', 'sqlite:shop.db', 'SQLITE:///shop.db', 'mysql://db/shop'])(
    'takes %s for a URL',
    (dbUrl) => {
      expect(readTarget(dbUrl)).toEqual({ kind: 'url', dbUrl });
    },
  );

  it('takes a tenant id and the start of one for what it is', () => {
    expect(readTarget('tenant_0a1b')).toEqual({ kind: 'tenant', idOrStart: 'tenant_0a1b' });
    const id = `tenant_${'0a'.repeat(32)}`;
    expect(readTarget(id)).toEqual({ kind: 'tenant', idOrStart: id });
  });

  it.each(['shop.db', 'a b?#%41.db', 'ü.sqlite'])('makes a URL of the file %s that means it', (name) => {
    const path = join(mkdtempSync(join(tmpdir(), 'nlquery-target-')), name);
    writeFileSync(path, '');
    const target = readTarget(path);
    expect(target.kind === 'url' && parseFileUrl(target.dbUrl, sqliteEngine(1).urls).path).toBe(path);
  });

  it.each(['/nowhere/shop.db', tmpdir()])('refuses %s', (path) => {
    expect(() => readTarget(path)).toThrow(UsageError);
  });
});
