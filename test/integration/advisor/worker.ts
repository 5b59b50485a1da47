import { createNlQuery } from 'nlquery';
import { workerParts } from './worker-parts.ts';

// Runs tasks of the queue. Where there is no Redis, TASK names one that an earlier process has left behind.
const nl = createNlQuery(workerParts(process.env, { work: true }));
const task = process.env.TASK;
console.log('ready');
process.once('SIGTERM', () => void nl.close().then(() => process.exit(0)));
const timer = setInterval(() => {
  if (task) void nl.advisor.status(task).then(({ status }) => console.log(status));
}, 100);
if (!task) timer.unref();
