import { describe, expect, it } from 'vitest';
import { calendarPeriod, rollingPeriod } from '../../../../../adapters/llm/offline/text/relative-period.ts';
import { askOffline } from './ask-offline.ts';
import { library } from './library.ts';
import { shop } from './shop.ts';

const now = '2022-06-15T23:30:00+02:00';

describe('The offline model reads periods counted from today', () => {
  it.each([
    ['How many orders were placed last month?', 1],
    ['How many orders were placed in the last 30 days?', 2],
    ['How many orders were placed this month?', 1],
    ['How many orders were placed since last year?', 5],
    ['How many orders were placed before this year?', 2],
    ['How many orders were placed during the current quarter?', 2],
    ['How many orders were placed today?', 0],
    ['How many orders with the status "shipped" were placed in the past 4 months?', 2],
  ])('%s %i', async (question, count) => {
    expect((await askOffline(shop, question, { now })).rows).toEqual([[count]]);
  });

  it('counts the day in the zone of the question', async () => {
    const { sql } = await askOffline(shop, 'How many orders were placed yesterday?', { now });
    expect(sql).toContain("order_date >= '2022-06-14' AND order_date < '2022-06-15'");
  });

  it('takes a column of years for whole years only', async () => {
    const year = { now: '2011-03-01T00:00:00Z' };
    const { rows } = await askOffline(library, 'Show the titles of books published last year.', year);
    expect(rows).toEqual([['Old Maps']]);
    const month = await askOffline(library, 'Show the titles of books published last month.', year);
    expect(month.sql).toBeNull();
  });

  it('takes no column for the date that holds none, though it is named last', async () => {
    const { sql } = await askOffline(shop, 'How many orders with a status were placed last month?', { now });
    expect(sql ?? '').not.toMatch(/status"? >=/);
  });

  it('writes the literal that the dialect compares with a date', async () => {
    const { sql } = await askOffline(shop, 'How many orders were placed last month?', {
      now,
      dialect: 'trino',
    });
    expect(sql).toContain("order_date >= DATE '2022-05-01'");
  });

  it('leaves a last year alone that is one of something', async () => {
    const { sql } = await askOffline(shop, 'How many orders are from the last year of the contract?', {
      now,
    });
    expect(sql ?? '').not.toContain('2021-01-01');
  });
});

describe('a period', () => {
  it.each([
    [calendarPeriod('2026-11-21', 'month', -1), '2026-10-01', '2026-11-01'],
    [calendarPeriod('2026-01-05', 'month', -1), '2025-12-01', '2026-01-01'],
    [calendarPeriod('2026-11-21', 'week', 0), '2026-11-16', '2026-11-23'],
    [calendarPeriod('2026-11-22', 'week', -1), '2026-11-09', '2026-11-16'],
    [calendarPeriod('2026-11-21', 'quarter', 0), '2026-10-01', '2027-01-01'],
    [calendarPeriod('2026-02-10', 'quarter', -1), '2025-10-01', '2026-01-01'],
    [calendarPeriod('2026-11-21', 'year', 1), '2027-01-01', '2028-01-01'],
    [rollingPeriod('2026-03-31', 'month', 1), '2026-02-28', '2026-04-01'],
    [rollingPeriod('2024-02-29', 'year', 1), '2023-02-28', '2024-03-01'],
    [rollingPeriod('2026-11-21', 'day', 30), '2026-10-22', '2026-11-22'],
  ])('%o', (period, from, to) => {
    expect(period).toEqual({ from, to });
  });
});
