import { sqliteSandbox } from 'nlquery/sandbox/sqlite';
import { runContract, sandboxContract } from 'nlquery/testing';
import { test } from 'vitest';

runContract(
  sandboxContract(() => sqliteSandbox(), { capabilities: [] }),
  test,
);
