import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeOnnx } from './encode-onnx.ts';

export interface TinyModel {
  /** The folder that holds it. */
  readonly path: string;
  /** The vector of a token; 0 is padding, 1 + b the byte b. */
  readonly embeddings: readonly (readonly number[])[];
}

/**
 * A model as the Hub holds them, made here: its tokens are the bytes of the text in lower case, and each has a vector of its
 * own. Without `path`, in a new temporary folder that the caller removes.
 */
export function makeTinyModel(
  width: number,
  path = mkdtempSync(join(tmpdir(), 'nlquery-model-')),
): TinyModel {
  const embeddings = Array.from({ length: 257 }, (_, token) =>
    Array.from({ length: width }, (_, column) =>
      Math.fround(Math.sin(1 + token * 7.3 + column * 1.7 * (token + 1))),
    ),
  );
  mkdirSync(join(path, 'onnx'), { recursive: true });
  const write = (name: string, content: object): void =>
    writeFileSync(join(path, name), content instanceof Uint8Array ? content : JSON.stringify(content));
  write('onnx/model.onnx', encodeOnnx({ embeddings }));
  write('config.json', {
    model_type: 'bert',
    architectures: ['BertModel'],
    hidden_size: width,
    vocab_size: 257,
  });
  write('tokenizer_config.json', {
    tokenizer_class: 'PreTrainedTokenizerFast',
    pad_token: '[PAD]',
    model_max_length: 512,
  });
  write('tokenizer.json', tokenizer());
  return { path, embeddings };
}

function tokenizer(): object {
  const pad = {
    id: 0,
    content: '[PAD]',
    special: true,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
  };
  const bytes = byteCharacters().map((character, byte) => [character, byte + 1]);
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [pad],
    normalizer: { type: 'Lowercase' },
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
    post_processor: null,
    decoder: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
    model: { type: 'BPE', vocab: Object.fromEntries([['[PAD]', 0], ...bytes]), merges: [] },
  };
}

/** GPT-2's characters for bytes: printable ones stand for themselves, the rest for those from U+0100 on. */
function byteCharacters(): readonly string[] {
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => {
    const printable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
    return String.fromCharCode(printable ? byte : next++);
  });
}
