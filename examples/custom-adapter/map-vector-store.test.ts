import { runContract, vectorStoreContract } from 'nlquery/testing';
import { test } from 'vitest';
import { mapVectorStore } from './map-vector-store.ts';

runContract(vectorStoreContract(mapVectorStore), test);
