const name = `(?:"(?:[^"]|"")+"|[a-z_][a-z0-9_]*)`;
const ofSqlite = new RegExp(`^(CREATE (?:UNIQUE )?INDEX )(${name})\\.(${name}) ON (${name} \\()`);

/** SQLite's `CREATE INDEX schema.i ON t (…)` as the others write it, `CREATE INDEX i ON schema.t (…)`, which the parser can read. */
export function withSchemaAtTable(statement: string): string {
  return statement.replace(ofSqlite, '$1$3 ON $2.$4');
}
