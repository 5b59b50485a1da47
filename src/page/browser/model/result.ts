/** Rows as they are shown, charted, sorted and saved: cells in the order of the columns. */
export interface Result {
  readonly columns: readonly { readonly name: string; readonly type: string | null }[];
  readonly rows: readonly (readonly unknown[])[];
}
