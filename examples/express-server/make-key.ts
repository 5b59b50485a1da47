/** Prints a new API key for the server with the same variables: node examples/express-server/make-key.ts [owner] */
import { optionsFromEnvironment } from 'nlquery/environment';
import { apiKeys } from 'nlquery/http';

const { stateStore } = await optionsFromEnvironment(process.env);
const { key } = await apiKeys({ stateStore }).create({ ownerId: process.argv[2] ?? 'me' });
console.log(key); // shown once: only its hash is stored
await stateStore.close();
