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

/** By itself, a statement that would write; what its extended codes tell of is the file: a journal to be rolled back and the like. */
const readOnly = 8;

export function isFileFault(error: unknown): boolean {
  const code = Number((error as { errcode?: number } | null)?.errcode ?? 0);
  const primary = code & 0xff;
  return fileCodes.has(primary) || (primary === readOnly && code !== readOnly);
}
