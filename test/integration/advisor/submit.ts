import { createNlQuery } from 'nlquery';
import { killPayload } from './kill-payload.ts';
import { workerParts } from './worker-parts.ts';

// Submits a task and works on it until it is killed.
const nl = createNlQuery(workerParts(process.env, { work: true }));
const { taskId } = await nl.advisor.submit(killPayload);
console.log(`task ${taskId} ready`);
setInterval(() => {}, 1_000);
