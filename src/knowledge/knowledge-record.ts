import type { KnowledgeEntry } from './knowledge-service.ts';
import type { NoteSubject } from './note-subject.ts';

/** An entry as stored. */
export type KnowledgeRecord = {
  readonly entry: KnowledgeEntry;
  readonly addedAt: string;
  readonly vector: StoredVector;
  /** What a note is about. */
  readonly subject: NoteSubject | null;
  /** How an example stood when it was last checked. */
  readonly check: ExampleCheck | null;
};

/** One text's vector: Float32 values, little-endian, in base64. */
export type StoredVector = {
  readonly embedderId: string;
  readonly base64: string;
};

export type ExampleCheck = {
  /** What it was checked against, see `checkedAgainst`. */
  readonly against: string;
  /** `null` when it works. */
  readonly reason: string | null;
};
