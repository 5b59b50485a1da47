import type { CallOptions } from '../../ports/call-options.ts';
import type { DatabaseLocation } from '../../ports/database.ts';

/**
 * Decides where databases may be connected to. Asked each time before a connection is opened, in every process: what was allowed when
 * a workspace was added may be refused later. Rejecting refuses too.
 */
export type UrlPolicy = (
  location: DatabaseLocation,
  options: CallOptions,
) => Promise<UrlVerdict> | UrlVerdict;

export type UrlVerdict =
  | {
      readonly allowed: true;
      /** Connect to these and to nothing else, whatever the host's name leads to by then; wherever it leads when missing. */
      readonly addresses?: readonly string[] | undefined;
    }
  | {
      readonly allowed: false;
      /** Follows "The database URL cannot be used here: ". Tells no address and no name of a file. */
      readonly reason: string;
    };
