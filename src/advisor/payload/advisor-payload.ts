/** What the advisor is given. Field names are those of the REST surface. */
export interface AdvisorPayload {
  /** JDBC URL of the source, e.g. `jdbc:trino://host:443/catalog?user=…`; empty to work offline, in the sandbox alone. */
  readonly url: string;
  readonly ddl: readonly { readonly statement: string }[];
  readonly queries: readonly PayloadQuery[];
}

export interface PayloadQuery {
  readonly queryid: string;
  readonly query: string;
  /** How often it ran. */
  readonly runquantity: number;
  /** Mean seconds of a run; missing where the log does not say. */
  readonly executiontime?: number | undefined;
}
