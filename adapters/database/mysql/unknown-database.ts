/** The server's own error for a database that does not exist, for where it does not say so itself. */
export function unknownDatabase(name: string): Error {
  return Object.assign(new Error(`Unknown database '${name}'`), { errno: 1049 });
}
