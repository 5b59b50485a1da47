import type { Anthropic } from '@anthropic-ai/sdk';
import {
  type CallOptions,
  callVendor,
  httpSecrets,
  type LlmRequest,
  type LlmResult,
  resolveApiKey,
  throwIfAborted,
} from '../../../src/adapter-kit/index.ts';
import type { AnswerForm } from './answer-form.ts';
import { identity } from './identity.ts';
import { messageRequest } from './message-request.ts';
import { openClient } from './open-client.ts';
import { readMessage } from './read-message.ts';
import type { Settings } from './settings.ts';
import { simplerForm } from './simpler-form.ts';

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
  const apiKey = await resolveApiKey(identity, settings, 'ANTHROPIC_API_KEY', { signal });
  const client = await openClient(settings, apiKey);
  const secrets = httpSecrets(settings, apiKey);
  const ask = async (either: AbortSignal): Promise<LlmResult> =>
    readMessage(await complete(context, client, request, either), secrets);
  return callVendor(identity, ask, { settings, secrets, signal });
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
