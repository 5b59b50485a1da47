import { memoryStateStore } from 'nlquery/state-store/memory';
import { runContract, stateStoreContract } from 'nlquery/testing';
import { test } from 'vitest';

runContract(
  stateStoreContract(() => memoryStateStore()),
  test,
);
