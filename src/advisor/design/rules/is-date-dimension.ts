import type { DesignTable } from '../design.ts';

/** A table of days: named like one, with a date and parts of it. */
export function isDateDimension({ name, columns }: Pick<DesignTable, 'name' | 'columns'>): boolean {
  const isNamed = /date|calendar|(?:^|_)day/i.test(name);
  const hasDate = columns.some(({ type }) => /^(?:date|timestamp)/i.test(type));
  const parts = columns.filter((column) => /year|month|quarter|week|day/i.test(column.name)).length;
  return isNamed && hasDate && parts >= 2;
}
