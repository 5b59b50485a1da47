/** What a column is taken for in a query, whatever it is declared. */
export type WantedType =
  | { readonly kind: 'whole' }
  | { readonly kind: 'decimal'; readonly scale: number }
  | { readonly kind: 'date' }
  | { readonly kind: 'timestamp' }
  /** Text without padding. */
  | { readonly kind: 'text'; readonly length: number };
