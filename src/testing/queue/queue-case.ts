import type { Queue } from '../../ports/queue.ts';
import type { PortCase } from '../port-case.ts';
import type { SubjectFixture } from '../subject-fixture.ts';

export type QueueCase = PortCase<SubjectFixture<Queue>>;
