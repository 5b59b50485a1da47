import type { ProcessFailure } from '../../../src/adapter-kit/index.ts';
import { isFileFault } from './is-file-fault.ts';
import { sqlFaultOf } from './sql-fault-of.ts';
import { unreachableFailure } from './unreachable-failure.ts';

/** Why one statement could not be prepared or run. */
export function statementFailure(error: unknown): ProcessFailure {
  return isFileFault(error) ? unreachableFailure(error) : { code: 'SQL_FAULT', fault: sqlFaultOf(error) };
}
