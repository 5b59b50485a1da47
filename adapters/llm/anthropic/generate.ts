import type { Anthropic } from '@anthropic-ai/sdk';
import {
  type CallOptions,
  type LlmRequest,
  type LlmResult,
  retry,
  throwIfAborted,
} from '../../../src/adapter-kit/index.ts';
import type { AnswerForm } from './answer-form.ts';
import { llmFailed } from './llm-failed.ts';
import { messageRequest } from './message-request.ts';
import { openClient } from './open-client.ts';
import { readMessage } from './read-message.ts';
import { resolveApiKey } from './resolve-api-key.ts';
import { retryAfterMs } from './retry-after-ms.ts';
import { secretsOf } from './secrets-of.ts';
import type { Settings } from './settings.ts';
import { simplerForm } from './simpler-form.ts';
import { type VendorError, vendorFailure } from './vendor-failure.ts';

export interface GenerateContext {
  readonly settings: Settings;
  /** What was learnt about the server; outlives the call. */
  form: AnswerForm;
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
      return readMessage(await complete(context, client, request, either), secrets);
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

/** One answer; where the server refuses the form asked for, in the next simpler one. */
async function complete(
  context: GenerateContext,
  client: Anthropic,
  request: LlmRequest,
  signal: AbortSignal,
): Promise<unknown> {
  for (;;) {
    const { form, settings } = context;
    try {
      return await client.messages.create(messageRequest(settings, form, request), { signal });
    } catch (error) {
      if (settings.structuredOutput !== 'auto' || request.schema === undefined) throw error;
      const { status, message } = error as { status?: number; message?: string };
      const next = simplerForm(form, status, message ?? '');
      if (next === null) throw error;
      // A call at the same time may have learnt it already.
      if (context.form === form) context.form = next;
    }
  }
}
