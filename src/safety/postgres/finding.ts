/** Why a statement is stopped; `at` in UTF-8 bytes, as the parser counts. */
export interface Finding {
  readonly verdict: 'write' | 'refused';
  readonly rule: string;
  readonly at: number | null;
  readonly name?: string | undefined;
  readonly message: string;
}
