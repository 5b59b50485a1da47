import { queueContract, runContract } from 'nlquery/testing';
import { test } from 'vitest';
import { listQueue } from './list-queue.ts';

runContract(queueContract(listQueue), test);
