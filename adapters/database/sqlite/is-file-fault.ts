/** SQLite's primary result codes (https://sqlite.org/rescode.html) for what is wrong with the file and not with the statement. */
const fileCodes = new Set([
  5, // BUSY: another process holds a lock
  6, // LOCKED
  10, // IOERR
  11, // CORRUPT
  13, // FULL: no room for temporary files
  14, // CANTOPEN
  15, // PROTOCOL
  26, // NOTADB
]);

export function isFileFault(error: unknown): boolean {
  return fileCodes.has(primaryCode(error));
}

function primaryCode(error: unknown): number {
  return Number((error as { errcode?: number } | null)?.errcode ?? 0) & 0xff;
}
