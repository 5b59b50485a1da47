import { pgliteSandbox } from 'nlquery/sandbox/pglite';
import { runContract, sandboxContract } from 'nlquery/testing';
import { test } from 'vitest';

runContract(
  sandboxContract(() => pgliteSandbox(), { capabilities: ['costs'] }),
  test,
);
