import { nodeAs } from '../../syntax/node-as.ts';
import type { Syntax } from '../../syntax/syntax.ts';
import { pathKey } from '../laboratory/path-key.ts';
import { pathOfNode } from '../laboratory/path-of-node.ts';
import type { ContractSubject } from './contract-subject.ts';
import { pathFaults } from './path-faults.ts';
import { readStatement } from './read-statement.ts';

/** Each fills one of the new tables from the source's, and every new table is filled once. */
export function migrationFaults(
  syntax: Syntax,
  { rendered, analysis }: ContractSubject,
  made: ReadonlySet<string>,
): readonly string[] {
  const { dialect } = analysis;
  const sources = new Set(analysis.tables.map(pathKey));
  const filled = new Set<string>();
  const faults = rendered.migrations.flatMap(({ statement }, index): readonly string[] => {
    const at = `Migration ${index + 1}`;
    const { tree, faults } = readStatement(syntax, statement, { dialect, kinds: ['insert'], at });
    const insert = tree && nodeAs(tree, 'insert');
    if (!insert) return faults;
    const target = pathKey(pathOfNode(insert.table));
    if (!made.has(target)) return [`${at} writes into a table that is not made by its full path.`];
    if (filled.has(target)) return [`${at} fills a table a second time.`];
    filled.add(target);
    if (!insert.query) return [`${at} does not fill its table from a query.`];
    return pathFaults(insert.query, { allowed: sources, dialect, at });
  });
  return filled.size === made.size || faults.length > 0 ? faults : ['A new table is never filled.'];
}
