import { execFileSync } from 'node:child_process';

/** Ids of the living child processes that have `path` open. */
export function processesOn(path: string): readonly number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,stat=,args='], { encoding: 'utf8' });
  return table
    .split('\n')
    .filter((line) => line.includes('sqlite-process') && line.includes(path))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, state]) => !state?.startsWith('Z'))
    .map(([pid]) => Number(pid));
}
