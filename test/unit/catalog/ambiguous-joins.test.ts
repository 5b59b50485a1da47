import { describe, expect, it } from 'vitest';
import { findAmbiguousJoins } from '../../../src/catalog/find-ambiguous-joins.ts';
import { renderAmbiguousJoins } from '../../../src/catalog/render-ambiguous-joins.ts';
import type { ContextRelation, ContextTable } from '../../../src/ports/schema-context.ts';

function relation(
  from: string,
  columns: readonly string[],
  to: string,
  toColumns: readonly string[] = ['id'],
  inferred = false,
): ContextRelation {
  return {
    from: { schema: 'm', table: from, columns },
    to: { schema: 'm', table: to, columns: toColumns },
    inferred,
  };
}

function rendered(
  relations: readonly ContextRelation[],
  best: readonly string[] = [],
  tables: readonly ContextTable[] = [],
): readonly string[] {
  const keys = best.map((name) => `m.${name}`);
  return renderAmbiguousJoins({ tables, ambiguousJoins: findAmbiguousJoins(relations, keys) }, 'postgres');
}

const billing = relation('orders', ['billing_address_id'], 'addresses');
const shipping = relation('orders', ['shipping_address_id'], 'addresses');

describe('findAmbiguousJoins', () => {
  it('reports keys that play roles between the same two tables', () => {
    expect(findAmbiguousJoins([billing, shipping], [])).toEqual([{ ways: [[billing], [shipping]] }]);
    expect(rendered([billing, shipping])).toEqual([
      'orders - addresses: billing_address_id | shipping_address_id',
    ]);
  });

  it('reports a table that refers to itself in two ways, and keys in opposite directions', () => {
    const own = [relation('staff', ['boss_id'], 'staff'), relation('staff', ['Mentor'], 'staff')];
    expect(rendered(own)).toEqual(['staff - staff: boss_id | "Mentor"']);
    const crossed = [relation('teams', ['captain_id'], 'players'), relation('players', ['team_id'], 'teams')];
    expect(rendered(crossed)).toEqual(['teams - players: teams.captain_id | players.team_id']);
  });

  it('reports chains of tables that are as short, among the best tables only', () => {
    const relations = [
      relation('orders', ['customer_id'], 'customers'),
      relation('orders', ['product_id'], 'products'),
      relation('reviews', ['customer_id'], 'customers'),
      relation('reviews', ['product_id'], 'products'),
    ];
    expect(findAmbiguousJoins(relations, [])).toEqual([]);
    expect(rendered(relations, ['customers', 'products'])).toEqual([
      'customers - products: by way of orders | reviews',
    ]);
    expect(findAmbiguousJoins(relations, ['m.products', 'm.customers'])[0]?.ways).toEqual([
      [relations[1], relations[0]],
      [relations[3], relations[2]],
    ]);
  });

  it('is silent where one way is shorter, or its keys are declared and the others inferred', () => {
    const direct = relation('products', ['first_buyer_id'], 'customers');
    const around = [
      relation('orders', ['customer_id'], 'customers'),
      relation('orders', ['product_id'], 'products'),
    ];
    expect(findAmbiguousJoins([direct, ...around], ['m.customers', 'm.products'])).toEqual([]);
    const guessed = [
      relation('views', ['customer_id'], 'customers', ['id'], true),
      relation('views', ['product_id'], 'products', ['id'], true),
    ];
    expect(findAmbiguousJoins([...around, ...guessed], ['m.customers', 'm.products'])).toEqual([]);
  });

  it('takes a key and the composite key that holds it for one way', () => {
    const whole = relation('lines', ['tenant_id', 'order_id'], 'orders', ['tenant_id', 'id']);
    const part = relation('lines', ['order_id'], 'orders', ['id']);
    const mirrored = relation('orders', ['id'], 'lines', ['order_id']);
    expect(findAmbiguousJoins([whole, part, mirrored], ['m.lines', 'm.orders'])).toEqual([]);
  });

  it('finds chains of three steps and none longer', () => {
    const chain = (names: readonly string[]): readonly ContextRelation[] =>
      names.slice(1).map((name, at) => relation(names[at] ?? '', [`to_${name}`], name));
    const three = [...chain(['a', 'x', 'y', 'b']), ...chain(['a', 'u', 'v', 'b'])];
    expect(rendered(three, ['a', 'b'])).toEqual(['a - b: by way of x + y | u + v']);
    const four = [...chain(['a', 'x', 'y', 'z', 'b']), ...chain(['a', 'u', 'v', 'w', 'b'])];
    expect(rendered(four, ['a', 'b'])).toEqual([]);
  });

  it('stays small whatever the schema', () => {
    const many = Array.from({ length: 200 }, (_, at) => [
      relation(`log_${at}`, ['made_by'], 'users'),
      relation(`log_${at}`, ['seen_by'], 'users'),
    ]).flat();
    const roles = Array.from({ length: 30 }, (_, at) => relation('match', [`player_${at}`], 'players'));
    const found = findAmbiguousJoins([...many, ...roles], ['m.match', 'm.players']);
    expect(found).toHaveLength(20);
    expect(found[0]?.ways).toHaveLength(6);
    expect(found[0]?.ways[0]?.[0]?.from.table).toBe('match');
    expect(rendered([...many, ...roles])).toHaveLength(8);
  });
});

describe('renderAmbiguousJoins', () => {
  it('writes tables off the search path with their schema, and composite keys as a list', () => {
    const table = (name: string): ContextTable => ({
      schema: 'm',
      name,
      reference: `m.${name}`,
      kind: 'table',
      comment: null,
      rowEstimate: null,
      primaryKey: [],
      columns: [],
      score: 0,
    });
    const keys = [
      relation('legs', ['from_x', 'from_y'], 'places', ['x', 'y']),
      relation('legs', ['to_x', 'to_y'], 'places', ['x', 'y']),
    ];
    expect(rendered(keys, [], [table('legs'), table('places')])).toEqual([
      'm.legs - m.places: from_x, from_y | to_x, to_y',
    ]);
  });

  it('is empty for a context without any', () => {
    expect(renderAmbiguousJoins({ tables: [] }, 'sqlite')).toEqual([]);
  });
});
