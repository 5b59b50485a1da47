import type { HttpSettings } from '../../../src/adapter-kit/index.ts';

/** The options with their defaults filled in. */
export interface Settings extends HttpSettings {
  readonly model: string;
  readonly temperature: number;
  readonly maxOutputTokens: number | undefined;
  readonly structuredOutput: 'auto' | boolean;
  readonly extraBody: Readonly<Record<string, unknown>>;
}
