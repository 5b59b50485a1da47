import type { CatalogTable } from '../../ports/catalog.ts';
import type { CatalogIndex } from '../../safety/catalog-index.ts';
import type { GoldCollector } from '../create-gold-collector.ts';

/** What names may mean inside one SELECT. */
export interface GoldScope {
  readonly parent: GoldScope | null;
  /** Columns of the common table expressions; `null` where they are not spelled out. */
  readonly ctes: Map<string, ReadonlySet<string> | null>;
  /** Filled as FROM is read. */
  readonly sources: GoldSource[];
  /** Names that the select list gives. */
  readonly aliases: ReadonlySet<string>;
}

export type GoldSource =
  | {
      readonly alias: string;
      readonly table: CatalogTable;
      /** Other names for its first columns. */
      readonly renamed: readonly string[];
    }
  | {
      readonly alias: string;
      readonly table: null;
      /** Of a subquery, a function, a common table expression; `null` where they are not spelled out. */
      readonly columns: ReadonlySet<string> | null;
    };

/** What the walk over one statement reads and writes. */
export interface GoldWalk {
  readonly index: CatalogIndex;
  readonly collector: GoldCollector;
  /** Names that the catalog does not have. */
  readonly problems: string[];
  /** Walks a query below the one at hand. Passed along, since expressions hold queries and queries hold expressions. */
  readonly walkQuery: (query: unknown, parent: GoldScope | null) => void;
}
