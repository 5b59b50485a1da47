import type { Llm } from '../../ports/llm.ts';
import type { PortCase } from '../port-case.ts';
import type { SubjectFixture } from '../subject-fixture.ts';

export type LlmCase = PortCase<SubjectFixture<Llm>>;
