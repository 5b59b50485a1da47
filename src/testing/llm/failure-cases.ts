import type { Llm } from '../../ports/llm.ts';
import { abortionCase } from '../abortion-case.ts';
import { failureCase } from '../failure-case.ts';
import { interruptionCase } from '../interruption-case.ts';
import type { LlmCase } from './llm-case.ts';
import { sampleRequest } from './sample-request.ts';

export const failureCases: readonly LlmCase[] = [
  abortionCase<Llm>('generate', (llm, signal) => llm.generate(sampleRequest(), { signal })),
  failureCase<Llm>('generate', 'LLM_FAILED', (llm) => llm.generate(sampleRequest())),
  interruptionCase<Llm>('generate', (llm, signal) => llm.generate(sampleRequest(), { signal })),
];
