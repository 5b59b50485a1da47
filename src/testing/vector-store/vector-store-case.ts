import type { VectorStore } from '../../ports/vector-store.ts';
import type { PortCase } from '../port-case.ts';
import type { SubjectFixture } from '../subject-fixture.ts';

export type VectorStoreCase = PortCase<SubjectFixture<VectorStore>>;
