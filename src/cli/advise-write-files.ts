import { mkdir, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { AdvisorResult } from '../advisor/advisor-service.ts';
import { renderReportPage } from '../advisor/report/render-report-page.ts';
import type { Advice } from './advise-on-payload.ts';
import { formatJson } from './format-json.ts';
import { UsageError } from './usage-error.ts';

/** Writes what was asked for and gives the files' names. A task that has failed has no statements: those of an earlier one stay. */
export async function adviseWriteFiles(advice: Advice, out: string | undefined): Promise<readonly string[]> {
  if (out === undefined) return [];
  const { result, report } = advice;
  const json = `${formatJson(result)}\n`;
  switch (extname(out)) {
    case '.json':
      return [await write(out, json)];
    case '.html':
      return [await write(out, renderReportPage(report))];
    case '.sql':
      return result.ok ? [await write(out, statements(result))] : [];
    default:
      await mkdir(out, { recursive: true }).catch((error: NodeJS.ErrnoException) => refuse(out, error));
      return [
        ...(result.ok ? [await write(join(out, 'design.sql'), statements(result))] : []),
        await write(join(out, 'result.json'), json),
        await write(join(out, 'report.json'), `${formatJson(report)}\n`),
        await write(join(out, 'report.html'), renderReportPage(report)),
      ];
  }
}

/** To be run in this order. */
function statements({ ddl, migrations, queries }: AdvisorResult): string {
  return [
    '-- DDL',
    ...ddl.map(({ statement }) => `${statement};`),
    '',
    '-- Migrations',
    ...migrations.map(({ statement }) => `${statement};`),
    ...queries.flatMap(({ queryid, query }) => ['', `-- Query ${queryid.replace(/\s+/g, ' ')}`, `${query};`]),
    '',
  ].join('\n');
}

async function write(file: string, text: string): Promise<string> {
  await writeFile(file, text).catch((error: NodeJS.ErrnoException) => refuse(file, error));
  return file;
}

function refuse(file: string, { code }: NodeJS.ErrnoException): never {
  throw new UsageError(`The file "${file}" cannot be written${code ? ` (${code})` : ''}.`);
}
