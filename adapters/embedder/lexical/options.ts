export interface LexicalEmbedderOptions {
  /** Length of the vectors: a multiple of 8 from 64 to 4096; wider ones found no more on the public sets. @defaultValue 256 */
  readonly dimensions?: number | undefined;
}
