import type { ColumnFamily } from './column-family.ts';
import type { DataValue } from './fit-value.ts';

const dayMs = 86_400_000;

/** The value and those beside it, where comparisons change their mind: v − 1, v, v + 1 and their kin. */
export function neighbours(value: DataValue, family: ColumnFamily): readonly DataValue[] {
  if (value === null) return [];
  switch (family) {
    case 'whole':
      return around(Math.trunc(Number(value)), [0, 1, -1, 5]);
    case 'decimal':
      return around(Number(value), [0, 1, -1, 0.25, -0.25]);
    case 'text':
      return textNeighbours(String(value));
    case 'boolean':
      return [true, false];
    case 'date':
      return shifted(
        String(value),
        [0, dayMs, -dayMs, 31 * dayMs, -31 * dayMs, 366 * dayMs, -366 * dayMs],
        false,
      );
    case 'timestamp':
      return shifted(
        String(value),
        [0, 1000, -1000, 3_600_000, dayMs, -dayMs, 31 * dayMs, -31 * dayMs, 366 * dayMs, -366 * dayMs],
        true,
      );
    default:
      return [value];
  }
}

function around(value: number, steps: readonly number[]): readonly number[] {
  return Number.isFinite(value) ? steps.map((step) => value + step) : [];
}

/** Wildcards are filled in, and left out, and the case is changed. */
function textNeighbours(value: string): readonly string[] {
  const plain = value.replace(/[%_]/g, '');
  const filled = value.replaceAll('%', 'q').replaceAll('_', 'w');
  const below = plain.slice(0, -1);
  const texts = [
    filled,
    `${plain}z`,
    below,
    value,
    plain,
    `z${plain}`,
    plain.toLowerCase(),
    plain.toUpperCase(),
  ];
  return [...new Set(texts)];
}

function shifted(value: string, steps: readonly number[], withTime: boolean): readonly string[] {
  const start = Date.parse(`${value.slice(0, 10)}T${value.slice(11, 19) || '00:00:00'}Z`);
  if (Number.isNaN(start)) return [];
  return steps.map((step) => {
    const text = new Date(start + step).toISOString();
    return withTime ? `${text.slice(0, 10)} ${text.slice(11, 19)}` : text.slice(0, 10);
  });
}
