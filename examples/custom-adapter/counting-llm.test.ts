import { llmContract, runContract } from 'nlquery/testing';
import { test } from 'vitest';
import { countingLlm } from './counting-llm.ts';

runContract(llmContract(countingLlm, { capabilities: ['structuredOutput'] }), test);
