/**
 * `npm run bench:http -- [--connections 1,16,64] [--seconds 4] [--json FILE]`: requests a second and latency of three routes over real HTTP, Redis
 * and Postgres, a model that answers at once, beside a bare node:http server. `--load 60` instead loads the server for so many seconds while
 * workers and Redis are killed, and counts lost tasks, wrong answers, and answers that the OpenAPI document does not say.
 */
import { createBenchStage } from './http/create-bench-stage.ts';
import { measureRoutes, type RouteRow } from './http/measure-routes.ts';
import { type LoadReport, runLoad } from './http/run-load.ts';
import { parseBenchArguments } from './support/parse-bench-arguments.ts';
import { printTable } from './support/print-table.ts';
import { writeReport } from './support/write-report.ts';

const { json, extra } = parseBenchArguments({
  connections: { type: 'string', default: '1,16,64' },
  seconds: { type: 'string', default: '4' },
  load: { type: 'string' },
});
const stage = await createBenchStage();
if (stage === null) console.warn('SKIPPED: needs Postgres and redis-server on this machine.');
else if (extra.load === undefined) {
  const connections = String(extra.connections).split(',').map(Number);
  const rows = await measureRoutes(stage, { connections, seconds: Number(extra.seconds) });
  await stage.close();
  printRoutes(rows);
  writeReport(json, { rows });
} else {
  const report = await runLoad(stage, Number(extra.load));
  await stage.close();
  printLoad(report);
  writeReport(json, { rows: [report] });
  if (report.lostTasks + report.wrongAnswers + report.undocumented > 0) process.exitCode = 1;
}

function printRoutes(rows: readonly RouteRow[]): void {
  printTable(
    ['route', 'connections', 'requests/s', 'p95 ms', 'failed', 'floor ÷ this'],
    rows.map((row) => [
      row.route,
      row.connections,
      Math.round(row.requestsPerSecond),
      Number(row.msP95.toFixed(1)),
      row.failed,
      row.floorRatio === null ? null : Number(row.floorRatio.toFixed(1)),
    ]),
  );
}

function printLoad(report: LoadReport): void {
  for (const { atSecond, what } of report.events) console.log(`${atSecond} s: ${what}`);
  printTable(
    ['operation', 'answer', 'times'],
    Object.entries(report.answers).flatMap(([operation, kinds]) =>
      Object.entries(kinds).map(([kind, times]): [string, string, number] => [operation, kind, times]),
    ),
  );
  printTable(
    ['seconds', 'requests', 'requests/s', 'p95 ms', 'tasks', 'lost tasks', 'wrong answers', 'undocumented'],
    [
      [
        Math.round(report.seconds),
        report.requests,
        Math.round(report.requestsPerSecond),
        Math.round(report.msP95),
        report.tasks,
        report.lostTasks,
        report.wrongAnswers,
        report.undocumented,
      ],
    ],
  );
}
