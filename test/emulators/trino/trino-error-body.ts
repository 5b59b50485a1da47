/** An error as it stands in an answer. */
export interface TrinoErrorBody {
  readonly message: string;
  readonly errorCode: number;
  readonly errorName: string;
  readonly errorType: 'USER_ERROR' | 'INTERNAL_ERROR' | 'INSUFFICIENT_RESOURCES' | 'EXTERNAL';
}

/** An error of the user's making; `message` is Trino's own. */
export function userError(errorName: string, message: string): TrinoErrorBody {
  return { message, errorCode: 1, errorName, errorType: 'USER_ERROR' };
}
