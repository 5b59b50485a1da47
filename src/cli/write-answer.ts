import type { Answer } from '../query/query-service.ts';
import type { CliIo } from './cli-io.ts';
import { formatCsv } from './format-csv.ts';
import { formatJson } from './format-json.ts';
import { formatTable, type TableInput } from './format-table.ts';
import { highlightSql } from './highlight-sql.ts';
import { terminalSafe } from './terminal-safe.ts';
import { timingLine } from './timing-line.ts';
import { wantsColor } from './wants-color.ts';
import { writeWarning } from './write-warning.ts';

export interface WriteAnswerOptions {
  readonly json?: boolean | undefined;
  readonly csv?: boolean | undefined;
  readonly sqlOnly?: boolean | undefined;
  /** From the start of the command. */
  readonly tookMs: number;
}

/**
 * Data to stdout, the rest to stderr. Only SQL that passed every check goes to stdout, since it may be piped into something that
 * runs it; in `--json` the whole answer does, `outcome` and all.
 */
export function writeAnswer(io: CliIo, answer: Answer, options: WriteAnswerOptions): void {
  if (options.json) io.stdout.write(`${formatJson(answer)}\n`);
  else writeData(io, answer, options);
  writeNotes(io, answer, options);
}

function writeData(io: CliIo, answer: Answer, options: WriteAnswerOptions): void {
  const hasPassed = answer.outcome === 'answered' || answer.outcome === 'sql_only';
  const sqlOutput = hasPassed && !options.csv ? io.stdout : io.stderr;
  if (answer.sql !== null && !(options.csv && hasPassed && answer.data)) {
    sqlOutput.write(`${highlightSql(answer.sql, wantsColor(sqlOutput, io.env))}\n`);
  }
  if (answer.data === null) return;
  const table = tableOf(answer);
  if (options.csv) writeCsv(io, table);
  else writeTable(io, table);
}

function writeCsv({ stdout }: CliIo, table: TableInput): void {
  const csv = formatCsv(table);
  stdout.write(stdout.isTTY ? terminalSafe(csv) : csv);
}

function writeTable({ stdout, env }: CliIo, table: TableInput): void {
  if (table.rows.length === 0) return;
  const style = { color: wantsColor(stdout, env), maxCellWidth: 80 };
  stdout.write(`\n${formatTable(table, style)}\n`);
}

function tableOf({ columns, data }: Answer): TableInput {
  const names = columns.map(({ name }) => name);
  return { columns: names, rows: (data ?? []).map((row) => names.map((name) => row[name] ?? null)) };
}

function writeNotes(io: CliIo, answer: Answer, options: WriteAnswerOptions): void {
  // What the model needs to know comes as a warning too.
  if (answer.warning && !answer.clarification) writeWarning(io, answer.warning);
  if (answer.clarification) {
    io.stderr.write(`${terminalSafe(answer.clarification.message)}\n`);
    for (const option of answer.clarification.options) io.stderr.write(`  - ${terminalSafe(option)}\n`);
  }
  if (answer.truncated) {
    const count = answer.data?.length ?? 0;
    io.stderr.write(`Only the first ${count} rows are shown: there are more (--max-rows).\n`);
  }
  if (!options.json && !options.csv && !options.sqlOnly)
    io.stderr.write(`${timingLine(answer, options.tookMs)}\n`);
}
