import { columnFamily } from '../column-family.ts';
import type { Random } from '../create-random.ts';
import { fitValue } from '../fit-value.ts';
import type { Row, TableDraft } from './table-draft.ts';

/** Adds the row, with other keys where its own are taken; leaves it out when there are none. */
export function addRow({ table, rows, unique }: TableDraft, row: Row, random: Random): void {
  const taken = (): readonly number[] | undefined =>
    unique.find(({ places, allowsNulls }) => {
      const own = places.map((index) => row[index]);
      if (allowsNulls && own.includes(null)) return false;
      return rows.some((other) => places.every((index, place) => other[index] === own[place]));
    })?.places;
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
