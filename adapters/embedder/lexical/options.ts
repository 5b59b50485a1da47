export interface LexicalEmbedderOptions {
  /** Length of the vectors: a multiple of 8 from 64 to 4096. Narrower ones lose words to collisions. @defaultValue 512 */
  readonly dimensions?: number | undefined;
}
