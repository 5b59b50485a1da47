import { execFile } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readOrCreateSecret } from '../../../src/embedded/read-or-create-secret.ts';
import { isNlQueryError } from '../../../src/errors/is-nl-query-error.ts';

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'nlquery-secret-'));
}

function failure(directory: string): unknown {
  try {
    readOrCreateSecret(directory);
  } catch (error) {
    return error;
  }
  return null;
}

describe('readOrCreateSecret', () => {
  it('makes a key for its owner alone, and gives the same one ever after', () => {
    const directory = join(newFolder(), 'state');
    const secret = readOrCreateSecret(directory);
    expect(Buffer.from(secret, 'base64')).toHaveLength(32);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(statSync(join(directory, 'secret.key')).mode & 0o777).toBe(0o600);
    expect(readOrCreateSecret(directory)).toBe(secret);
  });

  it('leaves nothing beside the key but a note that keeps it out of git', () => {
    const directory = join(newFolder(), 'state');
    readOrCreateSecret(directory);
    expect(readdirSync(directory).sort()).toEqual(['.gitignore', 'secret.key']);
    expect(readFileSync(join(directory, '.gitignore'), 'utf8')).toMatch(/^\*$/m);
  });

  it('adds no file of its own to a folder that was there before', () => {
    const directory = newFolder();
    readOrCreateSecret(directory);
    expect(readdirSync(directory)).toEqual(['secret.key']);
  });

  it('makes another key in another folder', () => {
    expect(readOrCreateSecret(newFolder())).not.toBe(readOrCreateSecret(newFolder()));
  });

  it('gives processes that start at once the same key', async () => {
    const directory = join(newFolder(), 'state');
    const moduleUrl = new URL('../../../src/embedded/read-or-create-secret.ts', import.meta.url).href;
    const script = `import { readOrCreateSecret } from ${JSON.stringify(moduleUrl)};
      process.stdout.write(readOrCreateSecret(${JSON.stringify(directory)}));`;
    const run = promisify(execFile);
    const started = Array.from({ length: 4 }, () =>
      run(process.execPath, ['--input-type=module', '--eval', script]),
    );
    const secrets = (await Promise.all(started)).map(({ stdout }) => stdout);
    expect(new Set(secrets).size).toBe(1);
    expect(secrets[0]).toBe(readOrCreateSecret(directory));
  });

  it.each([0o620, 0o604, 0o644, 0o602])('refuses a key file of mode %o', (mode) => {
    const directory = newFolder();
    const secret = readOrCreateSecret(directory);
    chmodSync(join(directory, 'secret.key'), mode);
    const error = failure(directory);
    expect(isNlQueryError(error, 'INVALID_OPTIONS')).toBe(true);
    expect(String(error)).toContain('chmod 600');
    expect(String(error)).not.toContain(secret);
  });

  it('accepts a key file that its group can read', () => {
    const directory = newFolder();
    const secret = readOrCreateSecret(directory);
    chmodSync(join(directory, 'secret.key'), 0o640);
    expect(readOrCreateSecret(directory)).toBe(secret);
  });

  it('refuses an empty key file rather than encrypt with nothing', () => {
    const directory = newFolder();
    writeFileSync(join(directory, 'secret.key'), '\n', { mode: 0o600 });
    expect(String(failure(directory))).toContain('empty or damaged');
  });

  it('says why a folder cannot hold the key', () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    const error = failure(join(file, 'state'));
    expect(isNlQueryError(error, 'INVALID_OPTIONS') && error.details.option).toBe('secret');
    expect(String(error)).toMatch(/ENOTDIR|EEXIST/);
  });

  it('says why a key that is not a file cannot be read', () => {
    const directory = newFolder();
    mkdirSync(join(directory, 'secret.key'), { mode: 0o700 });
    expect(String(failure(directory))).toContain('EISDIR');
  });
});
