import { lexicalEmbedder } from 'nlquery/embedder/lexical';
import { embedderContract, runContract } from 'nlquery/testing';
import { test } from 'vitest';

runContract(
  embedderContract(() => lexicalEmbedder()),
  test,
);
