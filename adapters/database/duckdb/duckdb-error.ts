/** What DuckDB says of an error under `errors_as_json`. */
export interface DuckdbError {
  /** `Catalog`, `Binder`, `Parser`, `IO`, …; empty when DuckDB did not make the error. */
  readonly type: string;
  readonly message: string;
  /** `MISSING_ENTRY`, `COLUMN_NOT_FOUND`, … */
  readonly subtype: string | null;
  /** The kind of what is missing: `Table`, `Scalar Function`. */
  readonly entryType: string | null;
  readonly name: string | null;
}

/** Reads the message of an error thrown by DuckDB's client: JSON, with or without a word before it, or plain `<Type> Error: <message>`. */
export function duckdbError(error: unknown): DuckdbError {
  const text = error instanceof Error ? error.message : 'unknown error';
  const json = text.indexOf('{"exception_type"');
  if (json >= 0) {
    const parsed = parse(text.slice(json));
    if (parsed) {
      return {
        type: parsed.exception_type ?? '',
        message: parsed.exception_message ?? text,
        subtype: parsed.error_subtype ?? null,
        entryType: parsed.type ?? null,
        name: parsed.name ?? null,
      };
    }
  }
  const [, type = '', message = text] =
    /^(?:Failed to .*?: )?([A-Z][A-Za-z ]*) Error: (.*)$/s.exec(text) ?? [];
  return { type, message, subtype: null, entryType: null, name: null };
}

type ErrorJson = Readonly<
  Partial<Record<'exception_type' | 'exception_message' | 'error_subtype' | 'type' | 'name', string>>
>;

function parse(json: string): ErrorJson | null {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
