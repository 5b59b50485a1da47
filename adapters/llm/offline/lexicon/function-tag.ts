/** What a steering word asks of the query. */
export type FunctionTag =
  | { readonly kind: 'count' }
  | { readonly kind: 'aggregate'; readonly fn: 'avg' | 'sum' | 'min' | 'max' }
  | { readonly kind: 'distinct' }
  | { readonly kind: 'compare'; readonly op: ComparisonOperator; readonly temporal?: boolean | undefined }
  | { readonly kind: 'orMore'; readonly op: '>=' | '<=' }
  | { readonly kind: 'between' }
  | { readonly kind: 'like'; readonly how: 'prefix' | 'suffix' | 'contains' }
  | { readonly kind: 'order' }
  | { readonly kind: 'direction'; readonly descending: boolean }
  | { readonly kind: 'alphabetical'; readonly descending: boolean }
  | { readonly kind: 'each' }
  | { readonly kind: 'not' }
  | { readonly kind: 'and' }
  | { readonly kind: 'or' }
  | { readonly kind: 'both' }
  | { readonly kind: 'any' }
  | { readonly kind: 'all' }
  | { readonly kind: 'ratio' }
  | { readonly kind: 'percentage' }
  | { readonly kind: 'everything' }
  /** An adjective of degree: `oldest` is a superlative over age, `older than` a comparison of it. */
  | {
      readonly kind: 'superlative';
      readonly descending: boolean;
      /** Stems of column names it is about; empty where a column must be named. */
      readonly about: readonly AdjectiveTopic[];
      /** `most`, `fewest`, `most common`: the number of rows. */
      readonly counts: boolean;
      readonly frequent: boolean;
    }
  /** "how old": the column that the adjective speaks of is asked for. */
  | { readonly kind: 'topic'; readonly about: readonly AdjectiveTopic[] }
  | { readonly kind: 'comparative'; readonly op: '>' | '<'; readonly about: readonly AdjectiveTopic[] };

export type ComparisonOperator = '=' | '!=' | '>' | '>=' | '<' | '<=';

export interface AdjectiveTopic {
  /** A column whose words include these stems. */
  readonly words: readonly string[];
  /** More of the column means less of the adjective: an older person has the earlier date of birth. */
  readonly reversed: boolean;
}
