import type { Analysis } from '../../../analysis/analysis.ts';
import type { Design, DesignIndex, DesignTable } from '../../design.ts';
import { freeName } from '../../free-name.ts';
import type { Proposal } from '../../proposal.ts';
import type { ChosenIndex } from './chosen-index.ts';

/** A chosen index as a proposal. */
export function proposeIndex(
  analysis: Analysis,
  design: Design,
  table: DesignTable,
  chosen: ChosenIndex,
): readonly Proposal[] {
  const taken = design.tables.flatMap(({ indexes }) => indexes.map(({ name }) => name));
  const name = freeName(`${table.name}_${chosen.columns.join('_')}`.slice(0, 55), taken);
  const index: DesignIndex = { name, columns: chosen.columns, include: chosen.include, unique: false };
  const shown = `(${chosen.columns.join(', ')})${chosen.include.length > 0 ? ` with ${chosen.include.join(', ')}` : ''}`;
  return [
    {
      id: `index-candidates:${table.name}:${chosen.columns.join(',')}:${chosen.include.join(',')}`,
      rule: 'index-candidates',
      title: `An index of ${table.name} on ${shown}`,
      what: `Rows of ${table.name} are found by ${shown} instead of reading all of them.`,
      why: {
        queryIds: chosen.queryIds,
        weightSeconds: analysis.queries.reduce(
          (sum, { id, weightSeconds }) => (chosen.queryIds.includes(id) ? sum + weightSeconds : sum),
          0,
        ),
        evidence: [`${chosen.queryIds.length} queries compare or sort by these columns`],
      },
      change: { tables: [{ ...table, indexes: [...table.indexes, index] }], removedTables: [], queries: [] },
      proof: 'construction',
      assumes: [],
      saving: { seconds: chosen.seconds, method: 'scanned bytes' },
      cost: { storageBytes: chosen.bytes, freshness: null },
      rollback: `DROP INDEX ${name}`,
      precomputes: false,
    },
  ];
}
