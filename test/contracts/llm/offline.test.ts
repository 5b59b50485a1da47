import { offlineLlm } from 'nlquery/llm/offline';
import { llmContract, runContract } from 'nlquery/testing';
import { test } from 'vitest';

runContract(
  llmContract(() => offlineLlm()),
  test,
);
