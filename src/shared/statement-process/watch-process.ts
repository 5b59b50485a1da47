import { Worker } from 'node:worker_threads';

/** How often it looks, milliseconds. */
const intervalMs = 200;

/**
 * Kills this process soon after the process `parentPid` has died, or when it has taken more than `maxResidentBytes` of memory, of
 * which Node's own share is about 60 MiB. A thread does it, for engines whose running statement blocks the main one.
 * On Windows a process keeps its parent's id, and only memory is watched.
 */
export function watchProcess(parentPid: number, maxResidentBytes: number): void {
  const orphaned = process.platform === 'win32' ? 'false' : `process.ppid !== ${parentPid}`;
  const swollen = `process.memoryUsage.rss() > ${maxResidentBytes}`;
  const look = `if (${orphaned} || ${swollen}) process.kill(process.pid, 'SIGKILL')`;
  new Worker(`setInterval(() => { ${look} }, ${intervalMs})`, { eval: true }).unref();
}
