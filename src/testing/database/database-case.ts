import type { PortCase } from '../port-case.ts';
import type { DatabaseFixture } from './database-fixture.ts';

export type DatabaseCase = PortCase<DatabaseFixture>;
