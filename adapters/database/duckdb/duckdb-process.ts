/** Entry of the child process: `duckdb-process.ts PATH SETTINGS`. Says whether DuckDB could be loaded, then answers. */

import type { ProcessReply, ProcessRequest } from '../../../src/adapter-kit/index.ts';
import { isNlQueryError, loadPeer } from '../../../src/adapter-kit/index.ts';
import { answerRequest } from './answer-request.ts';
import { createFileAccess } from './create-file-access.ts';
import { createSyntaxReader } from './create-syntax-reader.ts';
import type { ProcessSettings } from './process-settings.ts';
import { watchProcess } from './watch-process.ts';

const settings = JSON.parse(process.argv[3] ?? '') as ProcessSettings;
const reply = (message: ProcessReply): boolean => process.send?.(message) ?? false;

// Not by `exit`, which waits for the statement that is running.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
try {
  const duckdb = await loadPeer('@duckdb/node-api', () => import('@duckdb/node-api'));
  const parts = { access: createFileAccess(duckdb, settings), syntax: createSyntaxReader(duckdb) };
  process.on('message', (request) => void answerRequest(parts, request as ProcessRequest).then(reply));
  reply({ ok: true, json: 'null' });
} catch (error) {
  if (!isNlQueryError(error, 'PEER_MISSING')) throw error;
  const { message, details } = error;
  reply({ ok: false, failure: { code: 'PEER_MISSING', message, packageName: details.packageName } });
}
watchProcess((settings.memoryLimitMb * 2 + 512) * 1_000_000);
