import type { Database, DatabaseConnection } from '../../ports/database.ts';

/** How the contract gets at databases of the engine: the port itself can only read. */
export interface DatabaseEnvironment {
  /** Makes an empty database. Everything in it is seen by the role of its `url`, which may also write as far as the engine is asked. */
  readonly provision: () => Promise<ProvisionedDatabase>;
  /** Well formed; whatever it names cannot be reached. */
  readonly unreachableUrl: string;
  /** Of a server that takes connections and never answers; brings the cases about connecting. */
  readonly unansweringUrl?: string | undefined;
  /** A scheme that is served, and the rest wrong. */
  readonly invalidUrls: readonly string[];
  /** Lists of URLs that mean the same database each. */
  readonly equivalentUrls: readonly (readonly string[])[];
  /** A URL with a credential, and that credential; brings the cases about secrets. */
  readonly secret?: { readonly url: string; readonly text: string } | undefined;
  /** A SELECT that would run for a minute or more. */
  readonly slowSql: string;
  /**
   * Makes a role that may connect to a provisioned database, read its tables and do nothing else; resolves to its URL. The role goes
   * with the database or may stay. Brings the cases about roles.
   */
  readonly provisionReader?: ((database: ProvisionedDatabase) => Promise<string>) | undefined;
}

export interface ProvisionedDatabase {
  readonly url: string;
  /** Runs one statement with full rights, by other means than the port. */
  execute(sql: string): Promise<void>;
  drop(): Promise<void>;
}

/** What a case is given. */
export interface DatabaseFixture {
  readonly database: Database;
  readonly environment: DatabaseEnvironment;
  /** A database with the sample's tables and rows. */
  readonly provisioned: ProvisionedDatabase;
  /** Opens a connection to it, closed after the case. */
  readonly connect: () => Promise<DatabaseConnection>;
  readonly capabilities: readonly string[];
  readonly patienceMs: number;
}
