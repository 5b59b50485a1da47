import type { TrinoError } from './trino-page.ts';

/** Trino took the statement and says that it failed. Never leaves the adapter. */
export class TrinoFailure extends Error {
  readonly errorName: string;
  readonly errorType: string;

  constructor({ message, errorName, errorType }: TrinoError) {
    super(message ?? 'The statement failed.');
    this.name = 'TrinoFailure';
    this.errorName = errorName ?? '';
    this.errorType = errorType ?? '';
  }
}
