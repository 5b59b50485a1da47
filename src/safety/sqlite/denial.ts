/** What a statement wanted that SQLite's authorizer was told to deny. */
export interface Denial {
  readonly what: 'function' | 'table' | 'action';
  readonly name: string;
}
