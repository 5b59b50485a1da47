import { rmSync } from 'node:fs';
import { transformersEmbedder } from 'nlquery/embedder/transformers';
import { embedderContract, runContract } from 'nlquery/testing';
import { afterAll, test } from 'vitest';
import { makeTinyModel } from '../../integration/embedder/transformers/make-tiny-model.ts';

const model = makeTinyModel(32);
afterAll(() => rmSync(model.path, { recursive: true }));

const settings = {
  dimensions: 32,
  localFilesOnly: true,
  queryPrefix: 'query: ',
  documentPrefix: 'passage: ',
};

const cases = embedderContract(() => transformersEmbedder({ ...settings, model: model.path }), {
  unreachable: () => transformersEmbedder({ ...settings, model: './no-such-folder' }),
});
runContract(cases, test);
