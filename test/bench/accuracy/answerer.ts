import type { Row } from './same-rows.ts';

export type Outcome =
  | { readonly kind: 'answered'; readonly sql: string; readonly rows: readonly Row[] }
  | { readonly kind: 'declined'; readonly reason: string }
  | { readonly kind: 'failed'; readonly sql: string | null; readonly reason: string };

/** Something that answers questions about the databases of the data folder. */
export interface Answerer {
  ask(db: string, question: string): Promise<Outcome>;
  close(): Promise<void>;
}
