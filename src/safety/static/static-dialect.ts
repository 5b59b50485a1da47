/** What the judge by tokens must know of a dialect whose own parser is not at hand. Words in upper case, names in lower. */
export interface StaticDialect {
  /** How a reading statement begins; an opening bracket always may. */
  readonly starters: ReadonlySet<string>;
  /** Functions that only compute, table functions among them. */
  readonly functions: ReadonlySet<string>;
  /** Words that stand before a bracket without being called, beside those of every dialect. */
  readonly callKeywords: ReadonlySet<string>;
  /** Schemas and databases of the engine's own. */
  readonly systemSchemas: ReadonlySet<string>;
  /** Tables of the engine's own, files and metadata in the guise of tables. */
  readonly systemTable: RegExp;
  /** `FROM DUAL` reads no table. */
  readonly hasDual: boolean;
  /** Runs of words that are refused wherever they stand, with the rule's name and what to do. */
  readonly phrases: readonly Phrase[];
  /** Tokens that stand for a value from outside, or for the session's variables. */
  readonly variable: RegExp;
  /** `value.function()` is a call of the function. */
  readonly methodCalls: boolean;
  /** `WITH FUNCTION f(…) RETURNS type RETURN expression SELECT …` is allowed; blocks and other languages never are. */
  readonly inlineFunctions: boolean;
  /** `alias.column` may not mean anything but an alias or table of the statement: values have no fields. */
  readonly qualifiersAreTables: boolean;
  /** Of `functions`, those that may stand in FROM. @defaultValue all of them */
  readonly tableFunctions?: ReadonlySet<string> | undefined;
  /** Words beside those of every dialect after which no table follows a comma. @defaultValue none */
  readonly endsFrom?: ReadonlySet<string> | undefined;
  /** Words beside those of every dialect that follow a table and are no alias. @defaultValue none */
  readonly afterTable?: ReadonlySet<string> | undefined;
  /** A common table expression may name itself without RECURSIVE. @defaultValue false */
  readonly recursesPlainly?: boolean | undefined;
  /** `ARRAY JOIN` joins values. @defaultValue false */
  readonly arrayJoin?: boolean | undefined;
  /** `WITH expression AS name` is allowed. @defaultValue false */
  readonly withExpressions?: boolean | undefined;
}

export interface Phrase {
  readonly words: readonly string[];
  /** Not where this word follows. */
  readonly unless?: string | undefined;
  readonly rule: string;
  readonly message: string;
}
