/** Whether a name is that of one of SQLite's own tables, or of a module that needs no declaration. */
export function isSystemName(name: string): boolean {
  return systemName.test(name);
}

const systemName = /^(sqlite_\w*|pragma_\w*|dbstat|fts[345]\w*(vocab|aux|tokenize)|bytecode|tables_used)$/i;
