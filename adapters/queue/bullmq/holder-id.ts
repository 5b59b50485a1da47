import { createHash } from 'node:crypto';

/** What stands for `key` in Redis: short and without special characters, whatever the key is. */
export function holderId(key: string): string {
  return createHash('sha256').update(key, 'utf16le').digest('hex');
}
