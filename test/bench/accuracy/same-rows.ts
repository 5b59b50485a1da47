export type Row = readonly unknown[];

/**
 * Whether two results are equal: columns in order, rows as a multiset unless `ordered`; an integral float equals
 * its integer, other floats agree to nine digits.
 */
export function sameRows(left: readonly Row[], right: readonly Row[], ordered: boolean): boolean {
  if (left.length !== right.length) return false;
  const leftRows = left.map(rowText);
  const rightRows = right.map(rowText);
  if (!ordered) {
    leftRows.sort();
    rightRows.sort();
  }
  return leftRows.every((row, index) => row === rightRows[index]);
}

function rowText(row: Row): string {
  return row.map(cellText).join('\t');
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '\\N';
  if (typeof cell === 'bigint') return String(cell);
  if (typeof cell === 'boolean') return cell ? '1' : '0';
  if (typeof cell === 'number')
    return Number.isInteger(cell) ? String(cell) : String(Number(cell.toPrecision(9)));
  if (cell instanceof Uint8Array) return Buffer.from(cell).toString('hex');
  return String(cell);
}
