import type { TrinoErrorBody } from './trino-error-body.ts';

export interface TrinoEmulatorOptions {
  /** The one catalog beside `system`. @defaultValue 'memory' */
  readonly catalog?: string | undefined;
  /** Users and their passwords; without, any user is let in. */
  readonly passwords?: Readonly<Record<string, string>> | undefined;
  /** Access tokens that are let in. @defaultValue [] */
  readonly tokens?: readonly string[] | undefined;
  /** Rows a page of a result. @defaultValue 2 */
  readonly rowsPerPage?: number | undefined;
  /** What befalls a statement; `undefined` runs it. */
  readonly befall?: ((sql: string) => Mishap | undefined) | undefined;
}

/** How a statement goes wrong. */
export interface Mishap {
  /** What it fails with; in the first answer, or after the first page of rows. */
  readonly error?: TrinoErrorBody | undefined;
  /** @defaultValue false */
  readonly errorAfterRows?: boolean | undefined;
  /** How often each request about it is answered with `status` before it is served. @defaultValue 0 */
  readonly refusals?: number | undefined;
  /** @defaultValue 503 */
  readonly status?: number | undefined;
  /** The body of these answers. */
  readonly refusalBody?: string | undefined;
  /** Origin of its next pages, instead of the emulator's own. */
  readonly nextOrigin?: string | undefined;
  /** It never finishes; pages without rows go on and on. */
  readonly endless?: boolean | undefined;
  /** The first answer takes so long, milliseconds. */
  readonly delayMs?: number | undefined;
  /** Cuts the connection instead of answering the first request for a page of rows. */
  readonly cutOnce?: boolean | undefined;
  /** Rows instead of its own. */
  readonly rows?: readonly (readonly unknown[])[] | undefined;
  /** The text of the answer with rows, instead of its own. */
  readonly page?: string | undefined;
  /** The answer with rows is filled up to this many bytes. */
  readonly pageBytes?: number | undefined;
}
