import type { SourceTable } from '../../analysis/analysis.ts';
import { columnFamily } from './column-family.ts';
import { type ColumnKey, columnKey } from './column-key.ts';
import { createRandom, type Random } from './create-random.ts';
import { type DataValue, fitValue } from './fit-value.ts';
import type { GeneratedTable } from './generated-database.ts';
import type { UniqueKey } from './unique-key.ts';
import type { ValuePool } from './value-pools.ts';

export interface GenerateOptions {
  readonly seed: number;
  /** Rows that meet every condition and join with each other, in each table. */
  readonly chains: number;
  /** Rows beside those: a row met before with one or a few of its values changed. */
  readonly variants: number;
  /** The table that alone has rows on the edges of conditions, under keys that its other rows do not have; `null` for all of them. */
  readonly focus: SourceTable | null;
  /** As many rows that differ from one that meets all conditions in one value alone, which lies on the edge of a condition. */
  readonly systematic: number;
  /**
   * Groups of four equal rows, but that their sums, or averages, are exactly what those are compared with. They are all that such a table
   * holds; where nothing is compared with an aggregate, it is the table in focus.
   */
  readonly exact: number;
  /** Share of the keys that a table may hold; which ones is drawn for each table, so that some keys are on one side alone. */
  readonly keyShare: number;
  /** Share of changed values that become null where they may. */
  readonly nullShare: number;
  /** Share of the further rows that repeat an earlier one whole. */
  readonly repeatShare: number;
  /** Tables that stay empty. */
  readonly empty: readonly SourceTable[];
  /** Columns draw from few values, so that groups are large, orders tie and sums meet their thresholds. */
  readonly narrow: boolean;
  readonly unique: readonly UniqueKey[];
  /** Foreign keys hold. */
  readonly referential: boolean;
}

type Row = DataValue[];

interface TableDraft {
  readonly table: SourceTable;
  readonly pools: readonly ValuePool[];
  readonly rows: Row[];
  readonly unique: readonly (readonly number[])[];
  /** Places in the lists of keys. */
  readonly allowed: readonly number[];
}

/** Rows for the tables, the same for the same seed. */
export function generateDatabase(
  tables: readonly SourceTable[],
  pools: ReadonlyMap<ColumnKey, ValuePool>,
  options: GenerateOptions,
): readonly GeneratedTable[] {
  const random = createRandom(options.seed);
  const drafts = tables.map((table): TableDraft => {
    const keys = options.unique.filter((key) => key.table === table).map(({ columns }) => columns);
    return {
      table,
      rows: [],
      allowed: allowedPlaces(random, options.keyShare),
      pools: table.columns.map(({ name }) => pools.get(columnKey(table, name)) ?? noPool),
      unique: keys.map((columns) => columns.map((column) => indexOf(table, column))),
    };
  });
  const withParts = drafts.filter(({ pools: own }) => own.some(({ parts }) => parts.length > 0));
  const isGrouped = (draft: TableDraft): boolean =>
    withParts.length > 0 ? withParts.includes(draft) : draft.table === options.focus;
  for (const draft of drafts) {
    if (options.empty.includes(draft.table)) continue;
    if (options.exact > 0 && isGrouped(draft)) {
      for (const row of exactRows(draft, random, options.exact)) add(draft, row, random);
      continue;
    }
    const chains = options.focus === draft.table ? Math.min(2, options.chains) : options.chains;
    for (let chain = 0; chain < chains; chain += 1) {
      if (!draft.allowed.includes(chain)) continue;
      add(draft, perfectRow(draft, chain, random, options.narrow), random);
    }
    if (options.focus === null || options.focus === draft.table) {
      for (const row of edgeRows(draft, random, options)) add(draft, row, random);
    }
    for (let count = 0; count < options.variants; count += 1)
      add(draft, variant(draft, random, options), random);
  }
  if (options.referential) for (const draft of drafts) respect(draft, drafts, random);
  return drafts.map(({ table, rows }) => ({ table, rows }));
}

/** Of a list of keys, at most so many are drawn from. */
const mostKeys = 7;

function allowedPlaces(random: Random, share: number): readonly number[] {
  const places = Array.from({ length: mostKeys }, (_, place) => place);
  const kept = places.filter(() => share >= 1 || random.chance(share));
  return kept.length > 0 ? kept : [random.below(mostKeys)];
}

const noPool: ValuePool = { best: [], all: [], edges: [], keys: null, parts: [] };

/** How many values a column draws from in a narrow database. */
const few = 2;

function indexOf(table: SourceTable, column: string): number {
  return table.columns.findIndex(({ name }) => name.toLowerCase() === column.toLowerCase());
}

/** A row that meets the conditions; rows of the same chain join. */
function perfectRow(draft: TableDraft, chain: number, random: Random, narrow: boolean): Row {
  const { table, pools, allowed } = draft;
  const place = allowed.includes(chain) ? chain : (allowed[chain % allowed.length] ?? 0);
  return table.columns.map(({ nullable }, index) => {
    const pool = pools[index] ?? noPool;
    const key = pool.keys?.[place % Math.max(1, pool.keys.length)];
    const from = narrow ? narrowed(pool) : pool.best;
    return key ?? random.pick(from) ?? fallback(table, index, nullable);
  });
}

function fallback(table: SourceTable, index: number, nullable: boolean): DataValue {
  const family = columnFamily(table.columns[index]?.type ?? '');
  if (nullable || family === 'other') return null;
  return family === 'text' ? 'a' : null;
}

/** Rows one step away from meeting every condition, spread over the columns that have conditions. */
function edgeRows(draft: TableDraft, random: Random, options: GenerateOptions): readonly Row[] {
  const { table, pools } = draft;
  const all = table.columns.flatMap(({ nullable }, index) => {
    const { edges } = pools[index] ?? noPool;
    return [...edges, ...(nullable && edges.length > 0 ? [null] : [])].map((value) => ({ index, value }));
  });
  const step = Math.max(1, all.length / Math.max(1, options.systematic));
  const offset = random.below(Math.ceil(step));
  const chosen = all.filter(
    (_, place) => Math.floor((place + offset) / step) !== Math.floor((place + offset - 1) / step),
  );
  return chosen.slice(0, options.systematic).map(({ index, value }, count) => {
    const own = options.focus !== null && options.chains > 2 && random.chance(0.7);
    const chain = own ? 2 + (count % (options.chains - 2)) : count % Math.max(1, options.chains);
    const row = perfectRow(draft, chain, random, false);
    row[index] = value;
    return row;
  });
}

const mostCopies = 120;

/** As many rows that meet all conditions as take a sum past what it is compared with. */
function rowsToThreshold({ pools }: TableDraft): number {
  const counts = pools.map(({ parts, best }) => {
    const largest = Math.max(...best.map(Number).filter(Number.isFinite), 0);
    return parts.length > 0 && largest > 0 ? Math.ceil(Math.max(...parts.map(Number)) / largest) + 1 : 4;
  });
  return Math.min(Math.max(...counts), mostCopies);
}

function exactRows(draft: TableDraft, random: Random, groups: number): readonly Row[] {
  return Array.from({ length: groups }, (_, group) => {
    const base = perfectRow(draft, group, random, false);
    if (group === 2) return Array.from({ length: rowsToThreshold(draft) }, () => [...base]);
    return [0, 1, 2, 3].map((place) =>
      base.map((value, index) => {
        const parts = draft.pools[index]?.parts ?? [];
        if (parts.length === 0) return value;
        const whole = Math.max(...parts.map(Number));
        const half = Math.trunc(whole / 2);
        if (group % 2 === 1) return whole;
        return [half, whole - half, 0, 0][place] ?? 0;
      }),
    );
  }).flat();
}

/** An earlier row with some of its values changed. */
function variant(draft: TableDraft, random: Random, options: GenerateOptions): Row {
  const perfect = draft.rows.slice(0, options.chains);
  const from = random.chance(0.4) ? random.pick(perfect) : random.pick(draft.rows);
  const row = [...(from ?? perfectRow(draft, 0, random, options.narrow))];
  if (random.chance(options.repeatShare)) return row;
  const changes = random.chance(0.6) ? 1 : 1 + random.below(Math.max(2, Math.ceil(row.length / 2)));
  for (let count = 0; count < changes; count += 1) {
    const index = random.below(row.length);
    row[index] = changed(draft, index, random, options);
  }
  return row;
}

function changed(
  { table, pools, allowed }: TableDraft,
  index: number,
  random: Random,
  options: GenerateOptions,
): DataValue {
  const pool = pools[index] ?? noPool;
  const nullable = table.columns[index]?.nullable ?? true;
  if (nullable && random.chance(options.nullShare)) return null;
  const from = source(withAllowed(pool, allowed), random, options.narrow);
  return random.pick(from) ?? random.pick(pool.all) ?? fallback(table, index, nullable);
}

function withAllowed(pool: ValuePool, allowed: readonly number[]): ValuePool {
  const keys = pool.keys?.filter((_, place) => allowed.includes(place)) ?? null;
  return { ...pool, keys: keys && keys.length > 0 ? keys : pool.keys };
}

function source(pool: ValuePool, random: Random, narrow: boolean): readonly DataValue[] {
  if (pool.keys && random.chance(0.85)) return pool.keys;
  if (narrow && random.chance(0.9)) return narrowed(pool);
  if (pool.edges.length > 0 && random.chance(0.4)) return pool.edges;
  return random.chance(0.4) ? pool.best : pool.all;
}

function narrowed(pool: ValuePool): readonly DataValue[] {
  return pool.parts.length > 0 ? pool.parts : pool.best.slice(0, few);
}

/** Adds the row, with other keys where its own are taken; leaves it out when there are none. */
function add({ table, rows, unique }: TableDraft, row: Row, random: Random): void {
  const taken = (): readonly number[] | undefined =>
    unique.find((key) => {
      const own = key.map((index) => row[index]);
      return rows.some((other) => key.every((index, place) => other[index] === own[place]));
    });
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const key = taken();
    if (key === undefined) {
      rows.push(row);
      return;
    }
    const index = random.pick(key) ?? 0;
    const type = table.columns[index]?.type ?? '';
    const family = columnFamily(type);
    const number = 20 + rows.length + attempt * 100;
    const fresh =
      family === 'date' || family === 'timestamp'
        ? new Date(Date.UTC(2021, 0, number)).toISOString()
        : family === 'text'
          ? `k${number}`
          : number;
    row[index] = fitValue(fresh, family, type) ?? null;
  }
}

/** Gives rows that refer to nothing something to refer to. */
function respect(draft: TableDraft, drafts: readonly TableDraft[], random: Random): void {
  for (const { columns, references } of draft.table.foreignKeys) {
    const parent = drafts.find(({ table }) => sameTable(table, references));
    if (!parent) continue;
    const own = columns.map((column) => indexOf(draft.table, column));
    const other = references.columns.map((column) => indexOf(parent.table, column));
    for (const row of draft.rows) {
      const met = parent.rows.some((candidate) =>
        own.every((index, place) => row[index] === candidate[other[place] ?? -1]),
      );
      if (met || own.some((index) => row[index] === null)) continue;
      const target = random.pick(parent.rows);
      for (const [place, index] of own.entries()) row[index] = target?.[other[place] ?? -1] ?? null;
    }
  }
}

function sameTable(
  table: SourceTable,
  name: { readonly schema: string | null; readonly name: string },
): boolean {
  return (
    table.name.toLowerCase() === name.name.toLowerCase() &&
    (name.schema === null || table.schema?.toLowerCase() === name.schema.toLowerCase())
  );
}
