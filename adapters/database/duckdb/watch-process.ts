/** How often it looks, milliseconds. */
const intervalMs = 200;

/**
 * Kills this process soon after it has taken more than `maxResidentBytes` of memory: DuckDB's own limit leaves out strings and lists that
 * functions build. Statements run on threads of DuckDB's, so a timer of this one is on time.
 */
export function watchProcess(maxResidentBytes: number): void {
  setInterval(() => {
    if (process.memoryUsage.rss() > maxResidentBytes) process.kill(process.pid, 'SIGKILL');
  }, intervalMs).unref();
}
