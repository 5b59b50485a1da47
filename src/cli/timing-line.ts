import type { Answer } from '../query/query-service.ts';
import { terminalSafe } from './terminal-safe.ts';

/** `5 rows · 84 ms · gpt-5-mini: 2 calls, 1,834 tokens`. */
export function timingLine({ data, usage }: Pick<Answer, 'data' | 'usage'>, tookMs: number): string {
  const { model, llmCalls, inputTokens, outputTokens } = usage;
  const tokens = inputTokens + outputTokens;
  const calls = tokens === 0 ? '' : `: ${counted(llmCalls, 'call')}, ${tokens.toLocaleString('en')} tokens`;
  const parts = [data && counted(data.length, 'row'), duration(tookMs), `${terminalSafe(model)}${calls}`];
  return parts.filter((part) => part !== null).join(' · ');
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

function duration(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
