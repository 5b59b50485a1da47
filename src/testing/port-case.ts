/** A case before it is bound to an adapter: `run` is given what the contract made for it. */
export interface PortCase<Fixture> {
  readonly name: string;
  /** Applies only to adapters with this ability. */
  readonly capability?: string | undefined;
  /** Applies only to adapters without this ability. */
  readonly unless?: string | undefined;
  readonly run: (fixture: Fixture) => Promise<void>;
}
