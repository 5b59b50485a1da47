import { type LlmResult, redact } from '../../../src/adapter-kit/index.ts';
import { llmFailed } from './llm-failed.ts';

/**
 * The answer's text, or the input of the tool it calls as JSON, and its tokens.
 *
 * @throws `LLM_FAILED` when there is none to use: refused, cut off, empty, or not a message at all.
 */
export function readMessage(body: unknown, secrets: readonly string[]): LlmResult {
  const message = body as Message | null | undefined;
  if (!Array.isArray(message?.content)) {
    throw llmFailed('the answer is not a message: is `baseUrl` right?', { retryable: false });
  }
  const fault = stopFault(message, secrets);
  if (fault !== null) throw llmFailed(fault, { retryable: false });
  const text = textOf(message.content);
  if (text.trim() === '') throw llmFailed('the model gave an empty answer.', { retryable: false });
  return { text, usage: usageOf(message) };
}

/** What is read of an answer. */
interface Message {
  readonly content?: readonly Block[] | null;
  readonly stop_reason?: string | null;
  readonly stop_details?: { readonly explanation?: string | null; readonly category?: string | null } | null;
  readonly usage?: {
    readonly input_tokens?: number | null;
    readonly cache_creation_input_tokens?: number | null;
    readonly cache_read_input_tokens?: number | null;
    readonly output_tokens?: number | null;
  } | null;
}

interface Block {
  readonly type?: string;
  readonly text?: string;
  readonly input?: unknown;
}

function stopFault(message: Message, secrets: readonly string[]): string | null {
  switch (message.stop_reason) {
    case 'refusal': {
      const { explanation, category } = message.stop_details ?? {};
      return `the model refused: ${redact(explanation ?? category ?? 'no reason given', secrets).slice(0, 400)}`;
    }
    case 'max_tokens':
      return 'the answer was cut off at the limit of output tokens: raise `maxOutputTokens`.';
    case 'model_context_window_exceeded':
      return "the answer was cut off at the end of the model's context window: shorten the prompt.";
    case 'pause_turn':
      return 'the model paused in the middle of its answer.';
    default:
      return null;
  }
}

function textOf(content: readonly Block[]): string {
  const call = content.find((block) => block.type === 'tool_use');
  if (call) return JSON.stringify(call.input ?? null);
  return content.map((block) => (block.type === 'text' ? (block.text ?? '') : '')).join('');
}

/** `input_tokens` leaves out what was written to or read from the prompt cache. */
function usageOf({ usage }: Message): LlmResult['usage'] {
  const { input_tokens, cache_creation_input_tokens, cache_read_input_tokens, output_tokens } = usage ?? {};
  return {
    inputTokens: (input_tokens ?? 0) + (cache_creation_input_tokens ?? 0) + (cache_read_input_tokens ?? 0),
    outputTokens: output_tokens ?? 0,
  };
}
