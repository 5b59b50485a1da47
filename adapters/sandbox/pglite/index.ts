export { pgliteSandbox } from './pglite-sandbox.ts';
