import { escapeHtml } from '../../../evaluation/page/escape-html.ts';
import type { Advice } from '../../advice/advice.ts';
import { readableSeconds } from './readable-seconds.ts';
import { whyWords } from './why-words.ts';

/** One piece of advice: what, why, what to expect, what to run when, and what to beware of. */
export function adviceSection({ title, rule, what, why, effect, steps, cautions }: Advice): string {
  const rows: readonly (readonly [string, string])[] = [
    ['what', escapeHtml(what)],
    ['why', whyWords(why)],
    ['expect', effectWords(effect)],
    ...(steps.length === 0 ? [] : [['to run', stepList(steps)] as const]),
    ...(cautions.length === 0 ? [] : [['beware', list(cautions)] as const]),
  ];
  return `<article><h3>${escapeHtml(title)} <span class="mark soft">advice</span> <code class="soft">${escapeHtml(rule)}</code></h3>
<table class="facts">${rows.map(([name, text]) => `<tr><th scope="row">${name}</th><td>${text}</td></tr>`).join('\n')}</table></article>`;
}

function effectWords({ expected, seconds, method }: Advice['effect']): string {
  const figure = seconds === null ? 'No figure' : `About ${readableSeconds(seconds)}`;
  return `${escapeHtml(expected)} <span class="soft">${figure}: ${escapeHtml(method)}</span>`;
}

function stepList(steps: Advice['steps']): string {
  const byTime = Map.groupBy(steps, ({ when }) => when);
  const parts = [...byTime].map(
    ([when, own]) =>
      `<p class="soft">${escapeHtml(when)}</p><pre>${escapeHtml(own.map(({ statement }) => `${statement};`).join('\n'))}</pre>`,
  );
  return parts.join('\n');
}

function list(lines: readonly string[]): string {
  return `<ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`;
}
