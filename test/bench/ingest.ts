/**
 * Ingests generated databases into each vector store with an embedder that answers at once, next to the same vectors written by hand in
 * the same run: `npm run bench:ingest -- [--store pgvector] [--tables 100,1000,5000] [--width 384] [--json FILE]`. Every
 * store and size has a process of its own, so that its memory is its own.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { startQdrantEmulator } from '../emulators/qdrant/start-qdrant-emulator.ts';
import type { IngestRow } from './ingest/ingest-row.ts';
import type { IngestStore } from './ingest/ingest-store.ts';
import { measureStore } from './ingest/measure-store.ts';
import { pgvectorStore } from './ingest/pgvector-store.ts';
import { qdrantStore } from './ingest/qdrant-store.ts';
import { sqliteVecStore } from './ingest/sqlite-vec-store.ts';
import { parseBenchArguments } from './support/parse-bench-arguments.ts';
import { printTable } from './support/print-table.ts';
import { writeReport } from './support/write-report.ts';

const serveQdrant = '--serve-qdrant';
const stores: readonly IngestStore[] = [
  sqliteVecStore,
  pgvectorStore,
  qdrantStore([import.meta.filename, serveQdrant]),
];

if (process.argv.includes(serveQdrant)) {
  const { url } = await startQdrantEmulator({ record: false });
  process.send?.(url);
  process.once('disconnect', () => process.exit());
} else {
  await main();
}

async function main(): Promise<void> {
  const { json, limit, extra } = parseBenchArguments({
    store: { type: 'string' },
    tables: { type: 'string', default: '100,1000,5000' },
    width: { type: 'string', default: '384' },
    one: { type: 'boolean' },
  });
  const sizes = String(extra.tables).split(',').map(Number);
  const width = Number(extra.width);
  const chosen = stores.filter(({ name }) => extra.store === undefined || name === extra.store);
  if (extra.one) {
    const [store, tables] = [chosen[0], sizes[0]];
    if (store && tables) process.send?.(await measureStore(store, { tables, width }));
    process.disconnect?.();
    return;
  }
  const rows: IngestRow[] = [];
  for (const { name } of chosen) {
    for (const tables of sizes.slice(0, limit)) {
      const row = await inOwnProcess(name, tables, width);
      if (row) rows.push(row);
      else console.warn(`SKIPPED: no server for ${name}.`);
    }
  }
  print(rows);
  writeReport(json, { rows }, Object.fromEntries(rows.map(({ store, version }) => [store, version])));
}

async function inOwnProcess(store: string, tables: number, width: number): Promise<IngestRow | null> {
  const options = ['--one', '--store', store, '--tables', String(tables), '--width', String(width)];
  const child = fork(import.meta.filename, options, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const answer = await Promise.race([
    once(child, 'message').then(([row]) => row as IngestRow | null),
    once(child, 'exit').then(([code]) => {
      throw new Error(`Measuring ${store} with ${tables} tables ended with code ${code}.`);
    }),
  ]);
  return answer;
}

function print(rows: readonly IngestRow[]): void {
  printTable(
    [
      ...[
        'store',
        'tables',
        'chunks',
        'chunks/s',
        'by hand',
        'ratio',
        'with introspection',
        'peak MB',
        'from MB',
      ],
      ...['all ms', 'refresh ms', 'of it SQLite', 'embedded', 'times faster', 'ingestion alone'],
    ],
    rows.map((row) => [
      row.store,
      row.tables,
      row.chunks,
      row.chunksPerSecond,
      row.floorChunksPerSecond,
      Number(row.ratio.toFixed(2)),
      Number(row.ratioWithIntrospection.toFixed(2)),
      Math.round(row.peakMb),
      Math.round(row.startMb),
      Math.round(row.ms),
      Math.round(row.refreshMs),
      Math.round(row.bareSchemaMs),
      row.refreshedChunks,
      Number(row.refreshSpeedup.toFixed(1)),
      Math.round(row.ingestSpeedup),
    ]),
  );
}
