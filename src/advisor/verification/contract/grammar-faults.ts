import { findTrinoGrammarFault } from '../../syntax/find-trino-grammar-fault.ts';
import type { ContractSubject } from './contract-subject.ts';

/** The strict grammar is slow, and most statements of two designs of one task are the same. */
const known = new Map<string, string | null>();
const mostKnown = 5_000;

/** What Trino's own grammar finds wrong with statements of Trino's; nothing for other dialects. */
export async function grammarFaults({ rendered, analysis }: ContractSubject): Promise<readonly string[]> {
  if (analysis.dialect !== 'trino') return [];
  const broken = new Set(analysis.queries.filter(({ sql }) => sql === null).map(({ id }) => id));
  const texts = [
    ...rendered.ddl.map(({ statement }, index) => [`DDL statement ${index + 1}`, statement] as const),
    ...rendered.migrations.map(({ statement }, index) => [`Migration ${index + 1}`, statement] as const),
    ...rendered.queries
      .filter(({ queryid }) => !broken.has(queryid))
      .map(({ queryid, query }) => [`Query ${queryid}`, query] as const),
  ];
  const faults: string[] = [];
  for (const [at, sql] of texts) {
    const fault = await grammarFault(sql);
    if (fault !== null) faults.push(`${at} is not Trino's grammar: ${fault}`);
  }
  return faults;
}

async function grammarFault(sql: string): Promise<string | null> {
  const before = known.get(sql);
  if (before !== undefined) return before;
  const fault = (await findTrinoGrammarFault(sql))?.message ?? null;
  if (known.size >= mostKnown) known.clear();
  known.set(sql, fault);
  return fault;
}
