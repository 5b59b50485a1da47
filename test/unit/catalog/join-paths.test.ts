import { describe, expect, it } from 'vitest';
import { findJoinPath, findJoinTree } from '../../../src/catalog/join-paths.ts';
import type { ContextRelation } from '../../../src/ports/schema-context.ts';

function relation(from: string, to: string, inferred = false, columns: string[] = ['id']): ContextRelation {
  return {
    from: { schema: 'm', table: from, columns },
    to: { schema: 'm', table: to, columns },
    inferred,
  };
}

function named(path: readonly ContextRelation[] | null): readonly string[] | null {
  return path?.map(({ from, to }) => `${from.table}-${to.table}`) ?? null;
}

describe('findJoinPath', () => {
  const relations = [
    relation('orders', 'customers'),
    relation('lines', 'orders'),
    relation('lines', 'products'),
  ];

  it('walks relations in either direction', () => {
    expect(named(findJoinPath(relations, 'm.customers', 'm.products'))).toEqual([
      'orders-customers',
      'lines-orders',
      'lines-products',
    ]);
  });

  it('is empty from a table to itself', () => {
    expect(findJoinPath(relations, 'm.orders', 'm.orders')).toEqual([]);
  });

  it('is null where nothing leads there, or not within the steps', () => {
    expect(findJoinPath(relations, 'm.customers', 'm.nowhere')).toBeNull();
    expect(findJoinPath(relations, 'm.customers', 'm.products', 2)).toBeNull();
  });

  it('prefers a declared relation to an inferred one, and two declared ones to two inferred', () => {
    const direct = [relation('a', 'b', true), relation('a', 'b')];
    expect(findJoinPath(direct, 'm.a', 'm.b')?.[0]?.inferred).toBe(false);
    const around = [
      relation('a', 'x', true),
      relation('x', 'b', true),
      relation('a', 'y'),
      relation('y', 'b'),
    ];
    expect(named(findJoinPath(around, 'm.a', 'm.b'))).toEqual(['a-y', 'y-b']);
  });

  it('takes the first listed of two roles', () => {
    const roles = [relation('match', 'team', false, ['home']), relation('match', 'team', false, ['away'])];
    expect(findJoinPath(roles, 'm.match', 'm.team')?.[0]?.from.columns).toEqual(['home']);
  });

  it('finds a cheaper way after a dearer one', () => {
    const relations = [
      relation('a', 'b', true),
      relation('a', 'c'),
      relation('c', 'd'),
      relation('b', 'd', true),
    ];
    expect(named(findJoinPath(relations, 'm.a', 'm.d'))).toEqual(['a-c', 'c-d']);
  });
});

describe('findJoinTree', () => {
  const relations = [
    relation('enrolment', 'student'),
    relation('enrolment', 'course'),
    relation('course', 'teacher'),
    relation('tree', 'tree'),
  ];

  it('brings in the tables between', () => {
    const tree = findJoinTree(relations, ['m.student', 'm.teacher']);
    expect(tree.tables).toEqual(['m.student', 'm.enrolment', 'm.course', 'm.teacher']);
    expect(named(tree.relations)).toEqual(['enrolment-student', 'enrolment-course', 'course-teacher']);
    expect(tree.unreached).toEqual([]);
  });

  it('names what cannot be reached', () => {
    expect(findJoinTree(relations, ['m.student', 'm.tree', 'm.course']).unreached).toEqual(['m.tree']);
  });

  it('is empty for no tables', () => {
    expect(findJoinTree(relations, [])).toEqual({ relations: [], tables: [], unreached: [] });
  });
});
