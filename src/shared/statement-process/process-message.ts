import type { SqlFault } from '../../ports/sql-fault.ts';

/** What the parent asks of a child process, one request at a time. */
export type ProcessRequest =
  | { readonly kind: 'version' }
  | {
      readonly kind: 'introspect';
      /** What the process is to know of an earlier catalog: `CatalogAssembly.known`. */
      readonly known?: string | undefined;
    }
  | { readonly kind: 'dryRun'; readonly sql: string }
  /** Of engines that declare it; the answer is a `SyntaxTree`. */
  | { readonly kind: 'syntaxTree'; readonly sql: string }
  | {
      readonly kind: 'run';
      readonly sql: string;
      readonly maxRows: number;
      readonly maxBytes: number;
    };

/** What the parent asks of a child process that holds a throwaway database. */
export type ScratchRequest =
  | { readonly kind: 'execute'; readonly sql: string; readonly timeoutMs: number }
  | { readonly kind: 'query'; readonly sql: string; readonly timeoutMs: number; readonly maxRows: number };

/** The answer to one request; the first, unasked, says whether the process can be asked. */
export type ProcessReply =
  | {
      readonly ok: true;
      readonly json: string;
      /** A part of an answer in several: a further reply follows, the last without this. */
      readonly more?: true | undefined;
    }
  | { readonly ok: false; readonly failure: ProcessFailure };

export type ProcessFailure =
  | { readonly code: 'PEER_MISSING'; readonly message: string; readonly packageName: string }
  | { readonly code: 'DATABASE_UNREACHABLE'; readonly reason: string }
  | { readonly code: 'INTROSPECTION_FAILED'; readonly reason: string }
  | { readonly code: 'SANDBOX_FAILED'; readonly adapter: string; readonly reason: string }
  | { readonly code: 'SQL_FAULT'; readonly fault: SqlFault };

/** How one request ended. */
export type ProcessOutcome = { readonly kind: 'reply'; readonly reply: ProcessReply } | StoppedOutcome;

export type StoppedOutcome =
  /** Stopped at its time limit. */
  | { readonly kind: 'timeout' }
  /** The process ended of itself, or something else killed it. */
  | {
      readonly kind: 'ended';
      readonly signal: string | null;
      /** It had ended before the request reached it. */
      readonly unasked?: true | undefined;
    };
