import type { Syntax } from '../syntax/syntax.ts';
import type { ContractSubject } from './contract/contract-subject.ts';
import { ddlFaults } from './contract/ddl-faults.ts';
import { grammarFaults } from './contract/grammar-faults.ts';
import { migrationFaults } from './contract/migration-faults.ts';
import { queryFaults } from './contract/query-faults.ts';

/**
 * What is wrong with statements that are about to be given out, read from their trees; each a sentence, empty when the contract is kept: a
 * new schema in the source's catalog first, its tables by their full paths, filled from the source and never the other way round,
 * and every query that came in back once, reading the new tables alone.
 *
 * @throws `PEER_MISSING` when the statements are Trino's and its grammar is not installed
 */
export async function checkContract(
  { syntax }: { readonly syntax: Syntax },
  subject: ContractSubject,
): Promise<readonly string[]> {
  const { faults, made } = ddlFaults(syntax, subject);
  return [
    ...faults,
    ...migrationFaults(syntax, subject, made),
    ...queryFaults(syntax, subject, made),
    ...(await grammarFaults(subject)),
  ];
}
