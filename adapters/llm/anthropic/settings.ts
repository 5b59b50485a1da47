import type { HttpSettings } from '../../../src/adapter-kit/index.ts';

/** The options with their defaults filled in. */
export interface Settings extends HttpSettings {
  readonly model: string;
  readonly maxOutputTokens: number;
  readonly structuredOutput: 'auto' | boolean;
  readonly extraBody: Readonly<Record<string, unknown>>;
}
