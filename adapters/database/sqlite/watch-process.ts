import { Worker } from 'node:worker_threads';

/** How often it looks, milliseconds. */
const intervalMs = 200;

/** The memory a process may take, of which Node's own share is about 60 MiB. */
const maxResidentBytes = 2 ** 30;

/**
 * Kills this process soon after the process `parentPid` has died, or when a statement takes too much memory (Node's SQLite is built
 * without the accounting that `PRAGMA hard_heap_limit` needs). A thread does it, because a running statement blocks the main one.
 * On Windows a process keeps its parent's id, and only memory is watched.
 */
export function watchProcess(parentPid: number): void {
  const orphaned = process.platform === 'win32' ? 'false' : `process.ppid !== ${parentPid}`;
  const swollen = `process.memoryUsage.rss() > ${maxResidentBytes}`;
  const look = `if (${orphaned} || ${swollen}) process.kill(process.pid, 'SIGKILL')`;
  new Worker(`setInterval(() => { ${look} }, ${intervalMs})`, { eval: true }).unref();
}
