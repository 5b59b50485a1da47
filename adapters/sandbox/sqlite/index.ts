export { sqliteSandbox } from './sqlite-sandbox.ts';
