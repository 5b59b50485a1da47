import { createNlQuery } from 'nlquery';
import { optionsFromEnvironment } from 'nlquery/environment';
import { killTestParts } from './kill-test-parts.ts';

// An API process that adds one database and says what came of it.
const parts = await optionsFromEnvironment(process.env, { work: false });
const nl = createNlQuery({ ...parts, ...killTestParts(process.env, { work: false }) });
console.log(`ready ${JSON.stringify(await nl.workspace.add({ dbUrl: process.env.ADD_URL ?? '' }))}`);
await nl.close();
