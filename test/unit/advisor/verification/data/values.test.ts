import { describe, expect, it } from 'vitest';
import { columnFamily } from '../../../../../src/advisor/verification/data/column-family.ts';
import { dateCandidates } from '../../../../../src/advisor/verification/data/date-candidates.ts';
import { fitValue } from '../../../../../src/advisor/verification/data/fit-value.ts';
import { neighbours } from '../../../../../src/advisor/verification/data/neighbours.ts';

describe('columnFamily', () => {
  it.each([
    ['BIGINT', 'whole'],
    ['int4', 'whole'],
    ['bigserial', 'whole'],
    ['decimal(10, 2)', 'decimal'],
    ['double precision', 'decimal'],
    ['varchar(20)', 'text'],
    ['character varying', 'text'],
    ['boolean', 'boolean'],
    ['date', 'date'],
    ['timestamp(3) with time zone', 'timestamp'],
    ['datetime', 'timestamp'],
    ['time', 'time'],
    ['array(bigint)', 'other'],
    ['integer[]', 'other'],
    ['row(a bigint)', 'other'],
    ['interval day to second', 'other'],
    ['varbinary', 'other'],
  ])('reads %s as %s', (type, family) => {
    expect(columnFamily(type)).toBe(family);
  });
});

describe('fitValue', () => {
  it.each([
    ['12', 'whole', 'bigint', 12],
    [400, 'whole', 'tinyint', undefined],
    ['x', 'whole', 'bigint', undefined],
    [1.239, 'decimal', 'decimal(5,2)', 1.24],
    [1_000_000, 'decimal', 'decimal(5,2)', undefined],
    ['abcdef', 'text', 'varchar(3)', 'abc'],
    [7, 'text', 'varchar', '7'],
    ['2024-02-29x', 'date', 'date', '2024-02-29'],
    ['2024-02-30', 'date', 'date', undefined],
    ['soon', 'date', 'date', undefined],
    ['2024-01-02', 'timestamp', 'timestamp', '2024-01-02 00:00:00'],
    ['2024-01-02T03:04:05Z', 'timestamp', 'timestamp', '2024-01-02 03:04:05'],
    [1, 'boolean', 'boolean', true],
    [null, 'whole', 'bigint', null],
    ['[1]', 'other', 'array(bigint)', undefined],
  ] as const)('makes %j of family %s and type %s into %j', (value, family, type, fitted) => {
    expect(fitValue(value, family, type)).toEqual(fitted);
  });
});

describe('neighbours', () => {
  it('steps to both sides', () => {
    expect(neighbours(10, 'whole')).toEqual(expect.arrayContaining([9, 10, 11]));
    expect(neighbours('2024-02-29', 'date')).toEqual(
      expect.arrayContaining(['2024-02-28', '2024-02-29', '2024-03-01']),
    );
    expect(neighbours('2024-01-01 00:00:00', 'timestamp')).toEqual(
      expect.arrayContaining(['2023-12-31 23:59:59', '2024-01-01 00:00:01']),
    );
  });

  it('fills in wildcards and changes the case of text', () => {
    expect(neighbours('A%z', 'text')).toEqual(expect.arrayContaining(['Aqz', 'Az', 'az', 'AZ']));
  });
});

describe('dateCandidates', () => {
  it('combines years and months that stand in different comparisons', () => {
    const dates = dateCandidates([2021, 9]);
    expect(dates).toEqual(
      expect.arrayContaining(['2021-09-15', '2022-09-15', '2020-09-15', '2021-12-31', '2022-01-01']),
    );
  });

  it('gives none where no literal can be a part of a date', () => {
    expect(dateCandidates(['paid', 0.5])).toEqual([]);
  });
});
