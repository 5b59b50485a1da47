import { isAbsolute, join, resolve } from 'node:path';
import type { FeatureExtractionPipeline } from '@huggingface/transformers';
import { loadPeer } from '../../../src/adapter-kit/index.ts';
import type { Settings } from './settings.ts';

/**
 * Tokenizer and model, ready to run. The vendor's `pipeline()` would ask the Hub which files there are even where only local
 * ones are allowed, so its parts are put together here.
 *
 * @throws `PEER_MISSING`, and the vendor's errors
 */
export async function loadExtractor(settings: Settings): Promise<FeatureExtractionPipeline> {
  const vendor = await loadPeer('@huggingface/transformers', () => import('@huggingface/transformers'));
  const { revision, localFilesOnly, cacheDir, dtype, device } = settings;
  const from = pathOf(settings, cacheDir ?? vendor.env.cacheDir ?? '');
  const files = {
    revision,
    local_files_only: localFilesOnly,
    ...(cacheDir === undefined ? {} : { cache_dir: cacheDir }),
  };
  // The model first: the vendor remembers for good that a tokenizer was not there.
  const model = await vendor.AutoModel.from_pretrained(from, { ...files, dtype, device });
  const tokenizer = await vendor.AutoTokenizer.from_pretrained(from, files);
  // The last token is to be a word, not padding.
  if (settings.pooling === 'last_token') tokenizer.padding_side = 'left';
  return new vendor.FeatureExtractionPipeline({ task: 'feature-extraction', tokenizer, model });
}

/** A path is never looked up at the Hub; the cache holds a model in a folder of its name, revisions but `main` one deeper. */
function pathOf({ model, revision, localFilesOnly }: Settings, cacheDir: string): string {
  if (isAbsolute(model) || model.startsWith('.')) return resolve(model);
  if (!localFilesOnly) return model;
  return resolve(revision === 'main' ? join(cacheDir, model) : join(cacheDir, model, revision));
}
