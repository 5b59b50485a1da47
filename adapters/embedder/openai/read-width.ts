import { invalidOption } from '../../../src/adapter-kit/index.ts';
import { identity } from './identity.ts';
import type { OpenaiEmbedderOptions } from './options.ts';
import type { Settings } from './settings.ts';

/**
 * How long the vectors are, and whether the server has to be told.
 *
 * @throws `INVALID_OPTIONS` for a width that is not known or that the model does not have.
 */
export function readWidth(
  options: Pick<OpenaiEmbedderOptions, 'model' | 'dimensions' | 'shorten'>,
): Pick<Settings, 'dimensions' | 'shorten'> {
  const { model, dimensions, shorten } = options;
  const invalid = (rule: string) => invalidOption(identity.factory, 'dimensions', rule);
  const own = widths.get(model);
  const width = dimensions ?? own;
  if (width === undefined) throw invalid("must be given: the width of this model's vectors is not known");
  if (!Number.isInteger(width) || width < 1) throw invalid('must be a whole number of at least 1');
  if (own === undefined) return { dimensions: width, shorten: shorten ?? false };
  if (width > own) throw invalid(`must be at most ${own} for this model`);
  if (width < own && model === 'text-embedding-ada-002') {
    throw invalid(`must be ${own} for this model, which cannot shorten its vectors`);
  }
  return { dimensions: width, shorten: shorten ?? width < own };
}

/** https://platform.openai.com/docs/guides/embeddings */
const widths: ReadonlyMap<string, number> = new Map([
  ['text-embedding-3-small', 1536],
  ['text-embedding-3-large', 3072],
  ['text-embedding-ada-002', 1536],
]);
