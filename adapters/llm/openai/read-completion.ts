import { type LlmResult, redact } from '../../../src/adapter-kit/index.ts';
import { llmFailed } from './llm-failed.ts';

/**
 * The answer's text and tokens.
 *
 * @throws `LLM_FAILED` when there is none to use: refused, filtered, cut off, empty, or not a completion at all.
 */
export function readCompletion(body: unknown, secrets: readonly string[]): LlmResult {
  const completion = body as Completion | null | undefined;
  const error = completion?.error;
  if (error) {
    const status = typeof error.code === 'number' ? error.code : undefined;
    const retryable = status !== undefined && (status === 408 || status === 429 || status >= 500);
    throw llmFailed(
      `the server answered ${status ?? 'an error'}: ${shown(error.message ?? 'no reason given', secrets)}`,
      {
        status,
        retryable,
      },
    );
  }
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
  readonly error?: { readonly message?: string | null; readonly code?: unknown } | null;
}

interface Choice {
  readonly finish_reason?: string | null;
  readonly message?: { readonly content?: string | null; readonly refusal?: string | null } | null;
}

function textOf(choice: Choice | undefined, secrets: readonly string[]): string {
  if (!choice) throw llmFailed('the model gave no answer (no choices).', { retryable: false });
  const { refusal, content } = choice.message ?? {};
  if (refusal) throw llmFailed(`the model refused: ${shown(refusal, secrets)}`, { retryable: false });
  if (choice.finish_reason === 'length') {
    throw llmFailed('the answer was cut off at the limit of output tokens: raise `maxOutputTokens`.', {
      retryable: false,
    });
  }
  if (choice.finish_reason === 'content_filter') {
    throw llmFailed("the answer was withheld by the server's content filter.", { retryable: false });
  }
  if (typeof content !== 'string' || content.trim() === '') {
    throw llmFailed('the model gave an empty answer.', { retryable: false });
  }
  return content;
}

function usageOf(completion: Completion): LlmResult['usage'] {
  const { prompt_tokens, completion_tokens } = completion.usage ?? {};
  return { inputTokens: prompt_tokens ?? 0, outputTokens: completion_tokens ?? 0 };
}

function shown(text: string, secrets: readonly string[]): string {
  return redact(text, secrets).slice(0, 400);
}
