import { runContract, stateStoreContract } from 'nlquery/testing';
import { test } from 'vitest';
import { mapStateStore } from './map-state-store.ts';

runContract(stateStoreContract(mapStateStore), test);
