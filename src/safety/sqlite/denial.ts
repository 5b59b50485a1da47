/** What a statement wanted that SQLite's authorizer was told to deny. */
export interface Denial {
  readonly what: 'function' | 'table' | 'columns' | 'action';
  readonly name: string;
}
