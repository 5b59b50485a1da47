/** A statement's parts, or what the grammar has against it and where (in code points). */
export type Parsed =
  | { readonly statements: readonly unknown[] }
  | { readonly error: string; readonly at: number | null };

export type Parse = (sql: string) => Parsed;

let loaded: Promise<Parse> | null = null;

/** Loads the parser when it is first needed; a failed load is tried again. */
export function loadParser(): Promise<Parse> {
  loaded ??= load().catch((error: unknown) => {
    loaded = null;
    throw error;
  });
  return loaded;
}

async function load(): Promise<Parse> {
  const { loadModule, parseSync } = await import('libpg-query');
  await loadModule();
  return (sql) => {
    try {
      const statements: readonly { readonly stmt?: unknown }[] = parseSync(sql).stmts ?? [];
      return { statements: statements.map((statement) => statement.stmt) };
    } catch (error) {
      return readError(error);
    }
  };
}

/** Anything but the parser's own complaint is a crash, and thrown on. */
function readError(error: unknown): Parsed {
  const details = (error as { sqlDetails?: { message: string; cursorPosition: number } }).sqlDetails;
  if (details === undefined) throw error;
  return { error: details.message, at: details.cursorPosition >= 0 ? details.cursorPosition : null };
}
