/** A table, or one of its columns, as the catalog spells them. */
export type NoteSubject = {
  readonly schema: string;
  readonly table: string;
  readonly column: string | null;
};
