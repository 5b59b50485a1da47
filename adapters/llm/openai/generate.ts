import type { OpenAI } from 'openai';
import {
  type CallOptions,
  callVendor,
  httpSecrets,
  type LlmRequest,
  type LlmResult,
  resolveApiKey,
  throwIfAborted,
} from '../../../src/adapter-kit/index.ts';
import { chatRequest } from './chat-request.ts';
import { identity } from './identity.ts';
import { openClient } from './open-client.ts';
import { readCompletion } from './read-completion.ts';
import type { Settings } from './settings.ts';
import { simplerForm } from './simpler-form.ts';
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
  const apiKey = await resolveApiKey(identity, settings, 'OPENAI_API_KEY', { signal });
  const client = await openClient(settings, apiKey);
  const secrets = httpSecrets(settings, apiKey);
  const ask = async (either: AbortSignal): Promise<LlmResult> =>
    readCompletion(await complete(context, client, request, either), secrets);
  return callVendor(identity, ask, { settings, secrets, signal });
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
