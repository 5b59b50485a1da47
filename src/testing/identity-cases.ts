import assert from 'node:assert/strict';
import type { PortCase } from './port-case.ts';
import type { SubjectFixture } from './subject-fixture.ts';

interface Named {
  readonly name: string;
  readonly capabilities?: object | undefined;
}

/** That an adapter has the name of a subpath, and declares what the contract was told. */
export function identityCases<Subject extends Named>(): readonly PortCase<SubjectFixture<Subject>>[] {
  return [
    {
      name: 'is named like a subpath',
      run: async ({ subject }) => assert.match(subject.name, /^[a-z0-9]+(-[a-z0-9]+)*$/),
    },
    {
      name: 'declares the capabilities that this contract checks',
      run: async ({ subject, capabilities }) => {
        const declared = Object.entries(subject.capabilities ?? {})
          .filter(([, value]) => value !== false && value !== 'none' && typeof value !== 'number')
          .map(([capability]) => capability);
        assert.deepEqual(declared.sort(), [...capabilities].sort());
      },
    },
  ];
}
