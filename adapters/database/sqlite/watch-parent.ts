import { Worker } from 'node:worker_threads';

/** How often it looks, milliseconds. */
const intervalMs = 500;

/**
 * Kills this process soon after the process `parentPid` has died. A thread does it, because a running statement blocks the main one,
 * on which the closed channel would be noticed. On Windows, where a process keeps its parent's id, it does nothing.
 */
export function watchParent(parentPid: number): void {
  const look = `if (process.ppid !== ${parentPid}) process.kill(process.pid, 'SIGKILL')`;
  if (process.platform === 'win32') return;
  new Worker(`setInterval(() => { ${look} }, ${intervalMs})`, { eval: true }).unref();
}
