import type { Embedder } from '../../ports/embedder.ts';
import type { PortCase } from '../port-case.ts';
import type { SubjectFixture } from '../subject-fixture.ts';

export type EmbedderCase = PortCase<SubjectFixture<Embedder>>;
