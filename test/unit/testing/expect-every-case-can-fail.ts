import { describe, expect, it } from 'vitest';
import type { ContractCase, ContractOptions } from '../../../src/testing/index.ts';
import type { Sabotage } from './sabotage.ts';

export interface ProofOptions<Subject> {
  readonly contract: (
    create: (storage: string) => Subject,
    options: ContractOptions<Subject>,
  ) => readonly ContractCase[];
  readonly sound: (storage: string) => Subject;
  readonly unreachable?: (() => Subject) | undefined;
  readonly unanswering?: (() => Subject) | undefined;
  readonly capabilities: readonly string[];
  readonly secrets?: readonly string[] | undefined;
  readonly sabotages: readonly Sabotage<Subject>[];
  readonly patienceMs?: number | undefined;
}

/** Tests that the sound adapter passes every case, that each sabotage turns its cases red, and that no case is left over. */
export function expectEveryCaseCanFail<Subject>(options: ProofOptions<Subject>): void {
  const { sound, unreachable, unanswering, sabotages } = options;
  const contractOf = (breakIt: (subject: Subject) => Subject, patienceMs: number): readonly ContractCase[] =>
    options.contract((storage) => breakIt(sound(storage)), {
      capabilities: options.capabilities,
      secrets: options.secrets,
      patienceMs,
      ...(unreachable ? { unreachable: () => breakIt(unreachable()) } : {}),
      ...(unanswering ? { unanswering: () => breakIt(unanswering()) } : {}),
    });
  const soundCases = contractOf((subject) => subject, 8_000);

  describe('the sound adapter', () => {
    for (const { name, run } of soundCases) it(`passes: ${name}`, run);
  });

  describe.each(sabotages.map((sabotage) => [sabotage.name, sabotage] as const))(
    'an adapter that %s',
    (_, sabotage) => {
      const cases = contractOf(sabotage.break, options.patienceMs ?? 400);
      it.each(sabotage.kills)('is caught by: %s', async (caseName) => {
        const contractCase = cases.find(({ name }) => name === caseName);
        expect(contractCase, 'a case of that name').toBeDefined();
        await expect(contractCase?.run()).rejects.toThrow();
      });
    },
  );

  it('leaves no case that cannot fail', () => {
    const caught = new Set(sabotages.flatMap(({ kills }) => kills));
    expect(soundCases.map(({ name }) => name).filter((name) => !caught.has(name))).toEqual([]);
  });

  it('names every case once', () => {
    const names = soundCases.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
}
