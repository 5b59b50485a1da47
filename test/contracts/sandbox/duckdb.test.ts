import { duckdbSandbox } from 'nlquery/sandbox/duckdb';
import { runContract, sandboxContract } from 'nlquery/testing';
import { test } from 'vitest';

runContract(
  sandboxContract(() => duckdbSandbox(), { capabilities: ['catalogs', 'survivesTimeout'] }),
  test,
);
