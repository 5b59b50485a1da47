import { randomBytes } from 'node:crypto';
import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { NlQueryError } from '../errors/nl-query-error.ts';
import { reasonOf } from '../errors/reason-of.ts';
import { redactedCause } from '../errors/redacted-cause.ts';

/**
 * The secret in the directory's `secret.key`. When there is none, 32 random bytes are put there first, readable for their owner
 * alone; of several processes that do so at once, all get the same one.
 *
 * @throws `INVALID_OPTIONS` when the file cannot be used, or other users can read or change it. As Postgres does with its
 *   server key, reading by the file's group is allowed.
 */
export function readOrCreateSecret(directory: string): string {
  const path = join(directory, 'secret.key');
  try {
    if (!existsSync(path)) createSecret(directory, path);
    return readSecret(path);
  } catch (error) {
    if (error instanceof NlQueryError) throw error;
    throw unusable(`the key file ${path} cannot be read or made: ${reasonOf(error)}`, error);
  }
}

function createSecret(directory: string, path: string): void {
  const isNew = mkdirSync(directory, { recursive: true, mode: 0o700 }) !== undefined;
  if (isNew)
    writeFileSync(join(directory, '.gitignore'), '# State and key of nlquery: not for a repository.\n*\n');
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    publish(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * A link appears whole or not at all and never replaces a file; a file system without links gets a plain copy. Where another
 * process was faster, its key stays.
 */
function publish(draft: string, path: string): void {
  try {
    linkSync(draft, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') copyUnlessThere(draft, path);
  }
}

function copyUnlessThere(draft: string, path: string): void {
  try {
    copyFileSync(draft, path, constants.COPYFILE_EXCL);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

function readSecret(path: string): string {
  const { mode } = statSync(path);
  if (process.platform !== 'win32' && (mode & 0o027) !== 0) {
    throw unusable(
      `other users can read or change the key file ${path}. Make it yours alone: chmod 600 "${path}"`,
    );
  }
  const secret = readFileSync(path, 'utf8').trim();
  if (secret.length >= 16) return secret;
  throw unusable(
    `the key file ${path} is empty or damaged. Restore it, or delete it and add your databases again`,
  );
}

function codeOf(error: unknown): string {
  return (error as { code?: string }).code ?? '';
}

function unusable(reason: string, cause?: unknown): NlQueryError {
  const message = `embedded() has no secret to encrypt stored database URLs with: ${reason}; or pass \`secret\`.`;
  const details = { option: 'secret' };
  return new NlQueryError('INVALID_OPTIONS', message, {
    details,
    ...(cause === undefined ? {} : { cause: redactedCause(cause) }),
  });
}
