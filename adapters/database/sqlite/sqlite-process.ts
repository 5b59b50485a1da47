/** Entry of the child process: `sqlite-process.ts PATH PARENT_PID`. Opens the file, says whether it could, then answers. */

import { type ProcessReply, type ProcessRequest, watchProcess } from '../../../src/adapter-kit/index.ts';
import { answerRequest } from './answer-request.ts';
import { openFile } from './open-file.ts';
import { unreachableFailure } from './unreachable-failure.ts';

/** Node's SQLite is built without the accounting that `PRAGMA hard_heap_limit` needs. */
const maxResidentBytes = 2 ** 30;

const [, , path = '', parentPid = ''] = process.argv;
const reply = (message: ProcessReply): boolean => process.send?.(message) ?? false;
const sendPart = (json: string): Promise<void> =>
  new Promise((resolve) => process.send?.({ ok: true, json, more: true }, () => resolve()));

process.on('disconnect', () => process.exit());
try {
  const file = openFile(path);
  process.on('message', async (request) => {
    reply(await answerRequest(file, request as ProcessRequest, sendPart));
    file.settle();
  });
  reply({ ok: true, json: 'null' });
} catch (error) {
  reply({ ok: false, failure: unreachableFailure(error) });
}
watchProcess(Number(parentPid), maxResidentBytes);
