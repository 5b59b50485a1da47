import type { Cell } from '../ports/database.ts';

/** Significant digits to which numbers with a fraction have to agree. */
const digits = 9;

/**
 * Whether two results are equal: columns by their place, names aside; rows in any order unless `ordered`. Numbers with a fraction agree to nine
 * digits, whether they come as a number or as a decimal's text.
 */
export function sameRows(
  left: readonly (readonly Cell[])[],
  right: readonly (readonly Cell[])[],
  { ordered }: { readonly ordered: boolean },
): boolean {
  if (left.length !== right.length) return false;
  const leftRows = left.map(rowText);
  const rightRows = right.map(rowText);
  if (!ordered) {
    leftRows.sort();
    rightRows.sort();
  }
  return leftRows.every((row, at) => row === rightRows[at]);
}

function rowText(row: readonly Cell[]): string {
  return JSON.stringify(row.map(cellText));
}

/** `null` stays apart from every text. */
function cellText(cell: Cell): string | null {
  if (cell === null) return null;
  if (typeof cell === 'boolean') return cell ? '1' : '0';
  if (typeof cell === 'object') return JSON.stringify(cell);
  const isFraction = typeof cell === 'number' ? !Number.isInteger(cell) : /^-?\d+\.\d+$/.test(cell);
  return isFraction ? String(Number(Number(cell).toPrecision(digits))) : String(cell);
}
