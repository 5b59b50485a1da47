export interface LexicalEmbedderOptions {
  /** Length of the vectors: a multiple of 8 from 64 to 4096. @defaultValue 512 */
  readonly dimensions?: number | undefined;
}
