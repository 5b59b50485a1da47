import { embedderContract, runContract } from 'nlquery/testing';
import { test } from 'vitest';
import { hashingEmbedder } from './hashing-embedder.ts';

runContract(embedderContract(hashingEmbedder), test);
