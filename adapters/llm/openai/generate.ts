import type { OpenAI } from 'openai';
import {
  type CallOptions,
  type LlmRequest,
  type LlmResult,
  retry,
  throwIfAborted,
} from '../../../src/adapter-kit/index.ts';
import { chatRequest } from './chat-request.ts';
import { llmFailed } from './llm-failed.ts';
import { openClient } from './open-client.ts';
import { readCompletion } from './read-completion.ts';
import { resolveApiKey } from './resolve-api-key.ts';
import { retryAfterMs } from './retry-after-ms.ts';
import { secretsOf } from './secrets-of.ts';
import type { Settings } from './settings.ts';
import { simplerForm } from './simpler-form.ts';
import { type VendorError, vendorFailure } from './vendor-failure.ts';
import type { WireForm } from './wire-form.ts';

export interface GenerateContext {
  readonly settings: Settings;
  /** What was learnt about the server; outlives the call. */
  form: WireForm;
}

/** Asks once, and again where a busy or failing server may answer later. */
export async function generate(
  context: GenerateContext,
  request: LlmRequest,
  { signal }: CallOptions = {},
): Promise<LlmResult> {
  throwIfAborted(signal);
  const { settings } = context;
  const apiKey = await resolveApiKey(settings);
  const client = await openClient(settings, apiKey);
  const secrets = secretsOf(settings, apiKey);
  let asked: number | null = null;
  const attempt = async (): Promise<LlmResult> => {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), settings.timeoutMs);
    const either = signal ? AbortSignal.any([signal, deadline.signal]) : deadline.signal;
    try {
      return readCompletion(await complete(context, client, request, either), secrets);
    } catch (error) {
      throwIfAborted(signal);
      asked = retryAfterMs((error as VendorError).headers);
      if (!deadline.signal.aborted) throw vendorFailure(error, secrets);
      throw llmFailed(`no answer within ${settings.timeoutMs} ms.`, { retryable: true });
    } finally {
      clearTimeout(timer);
    }
  };
  return retry(attempt, { ...settings, retryAfterMs: () => asked, signal });
}

/** One answer; each turn gives up one thing that the server refuses, so there are at most five. */
async function complete(
  context: GenerateContext,
  client: OpenAI,
  request: LlmRequest,
  signal: AbortSignal,
): Promise<unknown> {
  for (;;) {
    const { form, settings } = context;
    try {
      return await client.chat.completions.create(chatRequest(settings, form, request), { signal });
    } catch (error) {
      const may = { changeFormat: settings.structuredOutput === 'auto' && request.schema !== undefined };
      const next = simplerForm(form, refusalOf(error), may);
      if (next === null) throw error;
      // A call at the same time may have learnt it already.
      if (context.form === form) context.form = next;
    }
  }
}

function refusalOf(error: unknown): Parameters<typeof simplerForm>[1] {
  const { status, param, message } = error as { status?: number; param?: unknown; message?: string };
  return { status, param: typeof param === 'string' && param !== '' ? param : null, message: message ?? '' };
}
