import type { SourceTable } from '../../analysis/analysis.ts';
import { type ColumnKey, columnKey } from './column-key.ts';
import { createRandom, type Random } from './create-random.ts';
import type { GenerateOptions } from './generate-options.ts';
import type { GeneratedTable } from './generated-database.ts';
import { addRow } from './rows/add-row.ts';
import { edgeRows } from './rows/edge-rows.ts';
import { exactRows } from './rows/exact-rows.ts';
import { indexOfColumn } from './rows/index-of-column.ts';
import { keepReferences } from './rows/keep-references.ts';
import { noPool } from './rows/no-pool.ts';
import { perfectRow } from './rows/perfect-row.ts';
import type { TableDraft } from './rows/table-draft.ts';
import { variantRow } from './rows/variant-row.ts';
import type { ValuePool } from './value-pool.ts';

/** Rows for the tables, the same for the same seed. */
export function generateDatabase(
  tables: readonly SourceTable[],
  pools: ReadonlyMap<ColumnKey, ValuePool>,
  options: GenerateOptions,
): readonly GeneratedTable[] {
  const random = createRandom(options.seed);
  const drafts = tables.map((table): TableDraft => {
    const keys = options.unique.filter((key) => key.table === table);
    return {
      table,
      rows: [],
      allowed: allowedPlaces(random, options.keyShare),
      pools: table.columns.map(({ name }) => pools.get(columnKey(table, name)) ?? noPool),
      unique: keys.map(({ columns, allowsNulls = false }) => ({
        places: columns.map((column) => indexOfColumn(table, column)),
        allowsNulls,
      })),
    };
  });
  const withParts = drafts.filter(({ pools: own }) => own.some(({ parts }) => parts.length > 0));
  const isGrouped = (draft: TableDraft): boolean =>
    withParts.length > 0 ? withParts.includes(draft) : draft.table === options.focus;
  for (const draft of drafts) {
    if (options.empty.includes(draft.table)) continue;
    if (options.exact > 0 && isGrouped(draft)) {
      for (const row of exactRows(draft, random, options.exact)) addRow(draft, row, random);
      continue;
    }
    const chains = options.focus === draft.table ? Math.min(2, options.chains) : options.chains;
    for (let chain = 0; chain < chains; chain += 1) {
      if (!draft.allowed.includes(chain)) continue;
      addRow(draft, perfectRow(draft, chain, random, options.narrow), random);
    }
    if (options.focus === null || options.focus === draft.table) {
      for (const row of edgeRows(draft, random, options)) addRow(draft, row, random);
    }
    for (let count = 0; count < options.variants; count += 1)
      addRow(draft, variantRow(draft, random, options), random);
  }
  if (options.referential) for (const draft of drafts) keepReferences(draft, drafts, random);
  return drafts.map(({ table, rows }) => ({ table, rows }));
}

/** Of a list of keys, at most so many are drawn from. */
const mostKeys = 7;

function allowedPlaces(random: Random, share: number): readonly number[] {
  const places = Array.from({ length: mostKeys }, (_, place) => place);
  const kept = places.filter(() => share >= 1 || random.chance(share));
  return kept.length > 0 ? kept : [random.below(mostKeys)];
}
