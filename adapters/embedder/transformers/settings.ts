import type { TransformersEmbedderOptions } from './options.ts';

/** The options with their defaults filled in. */
export type Settings = {
  readonly [Name in Exclude<keyof TransformersEmbedderOptions, 'cacheDir'>]-?: Exclude<
    TransformersEmbedderOptions[Name],
    undefined
  >;
} & { readonly cacheDir: string | undefined };
