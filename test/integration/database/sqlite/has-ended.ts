import { spawnSync } from 'node:child_process';

/**
 * Whether a process has let go of all it had open, though its parent has not looked after it yet: it is a zombie without further threads. One
 * that is still ending loses its arguments before its files.
 */
export function hasEnded(id: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=,nlwp=', '-p', String(id)], { encoding: 'utf8' });
  return /^\s*(?:Z\S*\s+1\s*)?$/.test(stdout);
}
