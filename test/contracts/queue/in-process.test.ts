import { inProcessQueue } from 'nlquery/queue/in-process';
import { queueContract, runContract } from 'nlquery/testing';
import { test } from 'vitest';

runContract(
  queueContract(() => inProcessQueue()),
  test,
);
