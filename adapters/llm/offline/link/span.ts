import type { Item } from './item.ts';

/** A candidate reading of tokens `start` to `end` (exclusive). */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly weight: number;
  readonly item: Item;
}
