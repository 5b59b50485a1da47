import type { Dependencies } from '../../dependencies.ts';
import { isNlQueryError } from '../../errors/is-nl-query-error.ts';
import { reasonOf } from '../../errors/reason-of.ts';
import { type AdviceRequest, adviceMessages } from './advice-messages.ts';
import { adviceSchema } from './advice-schema.ts';
import { type Advice, parseAdvice } from './parse-advice.ts';

export type ModelAnswer =
  | { readonly kind: 'answer'; readonly advice: Advice; readonly tokens: number }
  /** It hung, or failed: asking again will not help. */
  | { readonly kind: 'silent'; readonly reason: string };

/** Asks once. A model that does not answer in time is left alone, whether or not it heeds the abort. Rejects with `ABORTED` alone. */
export async function askModel(
  { llm, settings }: Pick<Dependencies, 'llm' | 'settings'>,
  request: AdviceRequest,
  signal: AbortSignal,
): Promise<ModelAnswer> {
  const timeout = AbortSignal.timeout(settings.advisor.modelTimeoutMs);
  const limited = AbortSignal.any([signal, timeout]);
  const { promise: given, reject: giveUp } = Promise.withResolvers<never>();
  given.catch(() => {});
  limited.addEventListener('abort', () => giveUp(limited.reason), { once: true });
  try {
    if (limited.aborted) throw limited.reason;
    const call = llm.generate(
      { messages: adviceMessages(request), schema: adviceSchema },
      { signal: limited },
    );
    const { text, usage } = await Promise.race([call, given]);
    return { kind: 'answer', advice: parseAdvice(text), tokens: usage.inputTokens + usage.outputTokens };
  } catch (error) {
    if (signal.aborted) throw error;
    const isTimeout = timeout.aborted || isNlQueryError(error, 'ABORTED');
    const reason = isTimeout ? `no answer within ${settings.advisor.modelTimeoutMs} ms` : reasonOf(error);
    return { kind: 'silent', reason };
  }
}
