/** What a statement wanted that SQLite's authorizer was told to deny. */
export interface Denial {
  readonly what: 'function' | 'table' | 'column' | 'columns' | 'action';
  readonly name: string;
}
