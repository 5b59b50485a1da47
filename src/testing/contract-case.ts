/** One promise of a port, checked. Any test runner takes it: `test(contractCase.name, contractCase.run)`. */
export interface ContractCase {
  /** A statement in the present tense, unique within its contract. */
  readonly name: string;
  /** The declared ability that makes this case apply. */
  readonly capability?: string | undefined;
  /** Rejects with an `AssertionError` when the promise is not kept. */
  readonly run: () => Promise<void>;
}
