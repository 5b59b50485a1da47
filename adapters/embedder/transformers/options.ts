export interface TransformersEmbedderOptions {
  /**
   * A model of the Hub that has ONNX files, `onnx-community/all-MiniLM-L6-v2-ONNX`, or the path of a folder that holds one
   * (absolute, or beginning with a dot). It stands in the `id`: give the same path wherever vectors are to be comparable.
   */
  readonly model: string;
  /** Length of the model's vectors. */
  readonly dimensions: number;
  /** Which of the model's files to load: `q8` is a quarter of the size of `fp32`. @defaultValue 'fp32' */
  readonly dtype?: 'fp32' | 'fp16' | 'q8' | 'int8' | 'uint8' | 'q4' | 'q4f16' | 'bnb4' | undefined;
  /**
   * How token vectors become one: their mean (most sentence models), the first token's (`cls`: bge, snowflake), the last
   * token's (Qwen3-Embedding). The model's card says which.
   *
   * @defaultValue 'mean'
   */
  readonly pooling?: 'mean' | 'cls' | 'last_token' | undefined;
  /** Vectors of length 1. @defaultValue true */
  readonly normalize?: boolean | undefined;
  /** Put before every question: `query: ` for e5, `Represent this sentence for searching relevant passages: ` for bge. @defaultValue none */
  readonly queryPrefix?: string | undefined;
  /** Put before every other text: `passage: ` for e5. @defaultValue none */
  readonly documentPrefix?: string | undefined;
  /** A branch, tag or commit of the model's repository. Pin a commit to keep vectors comparable. @defaultValue 'main' */
  readonly revision?: string | undefined;
  /** Where downloaded files are kept. @defaultValue `.cache` in the package `@huggingface/transformers` */
  readonly cacheDir?: string | undefined;
  /** Uses what is in `cacheDir` or in the folder, and never the network. @defaultValue false */
  readonly localFilesOnly?: boolean | undefined;
  /** Where the model runs: `cpu`, `cuda`, `dml`, `coreml`. @defaultValue 'cpu' */
  readonly device?: 'cpu' | 'cuda' | 'dml' | 'coreml' | 'webgpu' | undefined;
  /** Texts that run through the model together; more needs more memory. @defaultValue 32 */
  readonly maxBatchSize?: number | undefined;
}
