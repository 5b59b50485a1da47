export { duckdbSandbox } from './duckdb-sandbox.ts';
export type { DuckdbSandboxOptions } from './options.ts';
