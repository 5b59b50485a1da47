import { errorCodes } from './error-codes.ts';
import type { ErrorCode, ErrorDetails } from './error-details.ts';

export type NlQueryErrorOptions<Code extends ErrorCode> = {
  readonly cause?: unknown;
  /** Overrides what the code says in general: a vendor's 400 will fail again, its 503 may not. */
  readonly retryable?: boolean | undefined;
} & (ErrorDetails<Code> extends Readonly<Record<string, never>>
  ? { readonly details?: undefined }
  : { readonly details: ErrorDetails<Code> });

/**
 * The one error this package throws. Test for it with `isNlQueryError(error, 'CODE')`, which also narrows `details`;
 * `instanceof` fails where two copies of the package meet.
 */
export class NlQueryError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code;
  readonly details: ErrorDetails<Code>;
  /** The HTTP status this failure maps to. */
  readonly status: number;
  /** The same call may succeed later. */
  readonly retryable: boolean;

  constructor(code: Code, message: string, options: NlQueryErrorOptions<Code>) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'NlQueryError';
    Object.defineProperty(this, Symbol.for('nlquery.error'), { value: true });
    this.code = code;
    this.details = (options.details ?? {}) as ErrorDetails<Code>;
    this.status = errorCodes[code].status;
    this.retryable = options.retryable ?? errorCodes[code].retryable;
  }

  /** Code, message and details; neither stack nor cause. */
  toJSON(): { code: Code; message: string; details: ErrorDetails<Code> } {
    return { code: this.code, message: this.message, details: this.details };
  }
}
