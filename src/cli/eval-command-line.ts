import type { EvalInputs } from './eval-inputs.ts';
import type { EvalOptions } from './eval-options.ts';
import { redactUrls } from './redact-urls.ts';

/** The command that makes the same report again, as far as it shows no credential. */
export function evalCommandLine(
  { database, goldenFile, budgets }: Pick<EvalInputs, 'database' | 'goldenFile' | 'budgets'>,
  { answers, provider, model, baseUrl, values, limit }: EvalOptions,
  secrets: readonly string[],
): string {
  const options = { provider, model, 'base-url': baseUrl };
  const named = Object.entries({ ...(answers ? options : {}), values, limit });
  const words = [
    ...(database === null ? [] : [database]),
    goldenFile,
    ...budgets.flatMap((budget) => ['--budget', String(budget)]),
    ...(answers ? ['--answers'] : []),
    ...named.flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, String(value)])),
  ];
  return redactUrls(['nlquery', 'eval', ...words.map(quoted)].join(' '), secrets);
}

/** As a shell takes it for one word. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
