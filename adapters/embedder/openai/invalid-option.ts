import { NlQueryError } from '../../../src/adapter-kit/index.ts';

/** An `INVALID_OPTIONS` of this adapter; never repeats a value. */
export function invalidOption(option: string, rule: string): NlQueryError {
  return new NlQueryError('INVALID_OPTIONS', `openaiEmbedder: \`${option}\` ${rule}.`, {
    details: { option },
  });
}
