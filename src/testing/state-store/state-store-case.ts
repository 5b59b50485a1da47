import type { StateStore } from '../../ports/state-store.ts';
import type { PortCase } from '../port-case.ts';
import type { SubjectFixture } from '../subject-fixture.ts';

export type StateStoreCase = PortCase<SubjectFixture<StateStore>>;
