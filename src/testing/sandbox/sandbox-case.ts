import type { Sandbox } from '../../ports/sandbox.ts';
import type { PortCase } from '../port-case.ts';
import type { SubjectFixture } from '../subject-fixture.ts';

export type SandboxCase = PortCase<SubjectFixture<Sandbox>>;
