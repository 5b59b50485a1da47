/** How this server wants to be asked: what it was seen to refuse is left out. */
export interface WireForm {
  readonly format: 'json_schema' | 'json_object' | 'text';
  readonly temperature: boolean;
  readonly tokenLimit: TokenLimit;
  /** What to try when `tokenLimit` is refused; `null` when both were. */
  readonly otherTokenLimit: TokenLimit | null;
}

type TokenLimit = 'max_completion_tokens' | 'max_tokens';
