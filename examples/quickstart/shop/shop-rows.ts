import { addDays } from './add-days.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';
import { vocabulary } from './vocabulary.ts';

/** A row in the order of its table's columns: whole numbers, text, ISO dates, nothing that engines understand differently. */
export type ShopRow = readonly (string | number | null)[];

/** The shop's rows by table; tables in an order in which they can be inserted. */
export type ShopRows = Readonly<Record<string, readonly ShopRow[]>>;

const firstDay = '2024-01-01';
/** Nothing happens after this day. */
const lastDay = '2026-06-30';
const days = 911;

/** The same rows at every call. */
export function shopRows(): ShopRows {
  const random = seededRandom(20_260_630);
  const categories = categoryRows();
  const suppliers = supplierRows(random);
  const products = productRows(random, categories, suppliers);
  const customers = customerRows(random);
  const addresses = addressRows(random, customers);
  const orders = orderRows(random, addresses);
  const orderItems = orderItemRows(random, orders, products);
  return {
    customers,
    addresses,
    categories,
    suppliers,
    products,
    orders,
    order_items: orderItems,
    payments: paymentRows(random, orders, orderItems),
    shipments: shipmentRows(random, orders),
    reviews: reviewRows(random, products),
  };
}

function categoryRows(): ShopRow[] {
  const main = vocabulary.mainCategories.map((name, index) => [index + 1, name, null] as const);
  const parentIds = new Map<string, number>(main.map(([id, name]) => [name, id]));
  const children = vocabulary.categories.map(({ name, parent }, index) => [
    main.length + index + 1,
    name,
    parentIds.get(parent) ?? null,
  ]);
  return [...main, ...children];
}

function supplierRows(random: SeededRandom): ShopRow[] {
  const countries = [...new Set(vocabulary.places.map(({ country }) => country))];
  return vocabulary.supplierNames.map((name, index) => [
    index + 1,
    name,
    random.pick(countries),
    random.between(2, 30),
  ]);
}

function productRows(
  random: SeededRandom,
  categories: readonly ShopRow[],
  suppliers: readonly ShopRow[],
): ShopRow[] {
  const names = vocabulary.categories.flatMap(({ name, nouns }) =>
    vocabulary.styles.flatMap((style) => nouns.map((noun) => ({ name: `${style} ${noun}`, category: name }))),
  );
  // Not every style exists of everything.
  const offered = names.filter(() => random.chance(0.75));
  return offered.map(({ name, category }, index) => [
    index + 1,
    name,
    categories.find((row) => row[1] === category)?.[0] ?? null,
    random.between(1, suppliers.length),
    // Every price differs, so that "the most expensive" is one product.
    random.between(5, 600) * 250 + index,
    random.between(0, 400),
    random.chance(0.08) ? 1 : 0,
  ]);
}

function customerRows(random: SeededRandom): ShopRow[] {
  const names = vocabulary.firstNames.flatMap((first) =>
    vocabulary.lastNames.map((last) => `${first} ${last}`),
  );
  return names.map((name, index) => {
    const { city, country } = random.pick(vocabulary.places);
    return [
      index + 1,
      name,
      `${name.toLowerCase().replace(' ', '.')}@example.com`,
      city,
      country,
      random.pick(['consumer', 'consumer', 'consumer', 'business', 'reseller']),
      addDays(firstDay, random.between(0, days)),
      random.chance(0.4) ? 1 : 0,
    ];
  });
}

function addressRows(random: SeededRandom, customers: readonly ShopRow[]): ShopRow[] {
  const rows: ShopRow[] = [];
  for (const [customerId = null, , , city = null, country = null] of customers) {
    for (const kind of random.chance(0.3) ? ['home', 'work'] : ['home']) {
      const street = `${random.pick(vocabulary.streets)} ${random.between(1, 120)}`;
      rows.push([
        rows.length + 1,
        customerId,
        kind,
        street,
        String(random.between(1000, 9999)),
        city,
        country,
      ]);
    }
  }
  return rows;
}

/** A few customers buy often, one in eight never. */
function orderRows(random: SeededRandom, addresses: readonly ShopRow[]): ShopRow[] {
  const drafts = addresses.flatMap(([addressId = null, customerId = null]) => {
    const count = random.chance(0.12)
      ? 0
      : random.chance(0.06)
        ? random.between(12, 30)
        : random.between(1, 7);
    return Array.from({ length: count }, () => ({ addressId, customerId, day: random.between(0, days) }));
  });
  drafts.sort((a, b) => a.day - b.day);
  return drafts.map(({ addressId, customerId, day }, index) => {
    const isRecent = day > days - 10;
    const status = random.chance(0.07)
      ? 'cancelled'
      : isRecent
        ? random.pick(['open', 'shipped'])
        : 'delivered';
    return [index + 1, customerId, addressId, addDays(firstDay, day), status];
  });
}

function orderItemRows(
  random: SeededRandom,
  orders: readonly ShopRow[],
  products: readonly ShopRow[],
): ShopRow[] {
  // The last twelve products have never been ordered.
  const sold = products.slice(0, -12);
  return orders.flatMap(([orderId = null]) =>
    Array.from({ length: random.between(1, 5) }, (_, index) => {
      const product = random.pick(sold);
      return [orderId, index + 1, product[0] ?? null, random.between(1, 4), product[4] ?? null];
    }),
  );
}

function paymentRows(
  random: SeededRandom,
  orders: readonly ShopRow[],
  orderItems: readonly ShopRow[],
): ShopRow[] {
  const totals = new Map<unknown, number>();
  for (const [orderId, , , quantity, price] of orderItems) {
    totals.set(orderId, (totals.get(orderId) ?? 0) + Number(quantity) * Number(price));
  }
  const paid = orders.filter((order) => order[4] !== 'cancelled' && order[4] !== 'open');
  return paid.map(([orderId = null, , , orderedOn], index) => [
    index + 1,
    orderId,
    random.pick(['card', 'card', 'paypal', 'transfer', 'voucher']),
    totals.get(orderId) ?? 0,
    earlier(addDays(String(orderedOn), random.between(0, 5)), lastDay),
  ]);
}

function shipmentRows(random: SeededRandom, orders: readonly ShopRow[]): ShopRow[] {
  const shipped = orders.filter((order) => order[4] === 'shipped' || order[4] === 'delivered');
  return shipped.map(([orderId = null, , , orderedOn, status], index) => {
    const shippedOn = earlier(addDays(String(orderedOn), random.between(1, 3)), lastDay);
    const deliveredOn = earlier(addDays(shippedOn, random.between(1, 6)), lastDay);
    const carrier = random.pick(vocabulary.carriers);
    return [index + 1, orderId, carrier, shippedOn, status === 'delivered' ? deliveredOn : null];
  });
}

function reviewRows(random: SeededRandom, products: readonly ShopRow[]): ShopRow[] {
  const reviewed = products.filter(() => random.chance(0.93));
  return Array.from({ length: 1500 }, (_, index) => {
    const rating = random.pick([1, 2, 3, 4, 4, 5, 5] as const);
    const title = random.pick<string>(vocabulary.reviewTitles[rating]);
    const product = random.pick(reviewed);
    return [
      index + 1,
      product[0] ?? null,
      random.between(1, 440),
      rating,
      title,
      addDays(firstDay, random.between(30, days)),
    ];
  });
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
