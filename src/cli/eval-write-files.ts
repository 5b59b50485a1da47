import { writeFile } from 'node:fs/promises';
import { renderPage } from '../evaluation/page/render-page.ts';
import type { EvaluationReport } from '../evaluation/report/evaluation-report.ts';
import type { EvalOptions } from './eval-options.ts';
import { formatJson } from './format-json.ts';
import { UsageError } from './usage-error.ts';

/** Writes the JSON report and the page where they are asked for. */
export async function evalWriteFiles(
  report: EvaluationReport,
  { json, html }: Pick<EvalOptions, 'json' | 'html'>,
): Promise<void> {
  if (json !== undefined) await write(json, `${formatJson(report)}\n`);
  if (html !== undefined) await write(html, renderPage(report));
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`The file "${file}" cannot be written${code ? ` (${code})` : ''}.`);
  }
}
