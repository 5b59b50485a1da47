import { type LlmResult, redact } from '../../../src/adapter-kit/index.ts';
import { type ErrorInside, errorInside } from './error-inside.ts';
import { llmFailed } from './llm-failed.ts';

/**
 * The answer's text and tokens.
 *
 * @throws `LLM_FAILED` when there is none to use: refused, filtered, cut off, empty, or not a completion at all.
 */
export function readCompletion(body: unknown, secrets: readonly string[]): LlmResult {
  const completion = body as Completion | null | undefined;
  if (completion?.error) throw errorInside(completion.error, secrets, { retryable: false });
  if (!Array.isArray(completion?.choices)) {
    throw llmFailed('the answer is not a chat completion: is `baseUrl` right?', { retryable: false });
  }
  return { text: textOf(completion.choices[0], secrets), usage: usageOf(completion) };
}

/** What is read of an answer. Compatible servers leave much of it out; some answer 200 with an error inside. */
interface Completion {
  readonly choices?: readonly Choice[] | null;
  readonly usage?: {
    readonly prompt_tokens?: number | null;
    readonly completion_tokens?: number | null;
  } | null;
  readonly error?: ErrorInside | string | null;
}

interface Choice {
  readonly finish_reason?: string | null;
  readonly message?: {
    /** In parts where the model gives its thoughts too (Mistral). */
    readonly content?: string | readonly (ContentPart | null)[] | null;
    readonly refusal?: string | null;
  } | null;
  /** Broken off in the middle (OpenRouter). */
  readonly error?: ErrorInside | string | null;
}

interface ContentPart {
  readonly type?: string;
  readonly text?: unknown;
}

function textOf(choice: Choice | undefined, secrets: readonly string[]): string {
  if (!choice) throw llmFailed('the model gave no answer (no choices).', { retryable: false });
  if (choice.error || choice.finish_reason === 'error') {
    throw errorInside(choice.error ?? {}, secrets, { retryable: true });
  }
  const { refusal } = choice.message ?? {};
  if (refusal) throw llmFailed(`the model refused: ${shown(refusal, secrets)}`, { retryable: false });
  if (choice.finish_reason === 'length' || choice.finish_reason === 'model_length') {
    const limits =
      "the limit of output tokens or of the server's context: raise `maxOutputTokens`, or that context";
    throw llmFailed(`the answer was cut off at ${limits}.`, { retryable: false });
  }
  if (choice.finish_reason === 'content_filter') {
    throw llmFailed("the answer was withheld by the server's content filter.", { retryable: false });
  }
  const text = contentOf(choice);
  if (text.trim() === '') throw llmFailed('the model gave an empty answer.', { retryable: false });
  return text;
}

function contentOf({ message }: Choice): string {
  const content = message?.content ?? '';
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  const texts = content.map((part: ContentPart | null) => (part?.type === 'text' ? part.text : ''));
  return texts.filter((text) => typeof text === 'string').join('');
}

function usageOf(completion: Completion): LlmResult['usage'] {
  const { prompt_tokens, completion_tokens } = completion.usage ?? {};
  return { inputTokens: prompt_tokens ?? 0, outputTokens: completion_tokens ?? 0 };
}

function shown(text: string, secrets: readonly string[]): string {
  return redact(text, secrets).slice(0, 400);
}
